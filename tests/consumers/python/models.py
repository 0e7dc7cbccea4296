"""Models that datamodel-code-generator makes, imported."""

import importlib.util
import sys

from datamodel_code_generator import DataModelType, InputFileType, LiteralType, PythonVersion, generate

__all__ = ["InputFileType", "models_of"]


def models_of(path, module_path, *, literals=LiteralType.One, kind=InputFileType.JsonSchema):
    """Generates the models of a schema or document, and imports them."""
    module_path.parent.mkdir(parents=True, exist_ok=True)
    generate(
        path,
        input_file_type=kind,
        output=module_path,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        # A discriminator has to be a `Literal`, which an enum of one value becomes.
        enum_field_as_literal=literals,
        use_title_as_name=True,
        formatters=[],
    )
    name = f"generated_{len(sys.modules)}"
    spec = importlib.util.spec_from_file_location(name, module_path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
