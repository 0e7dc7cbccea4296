#![allow(clippy::all, clippy::unwrap_used, clippy::panic, missing_docs)]
fn main(){
 let t=std::time::Instant::now();
 let a:Vec<String>=std::env::args().collect();
 let c=hookwright::compile(std::path::Path::new(&a[1]));
 eprint!("{}",c.render(Default::default()));
 let Some(m)=c.model else{std::process::exit(1)};
 eprintln!("{} events {:?}",m.event_count(),t.elapsed());
 let f=hookwright::emit::generate(&m).unwrap_or_else(|e|panic!("{e}"));
 eprintln!("{} files {:?}",f.len(),t.elapsed());
 let out=std::path::Path::new(&a[2]);
 for(p,b)in f{let p=out.join(p);std::fs::create_dir_all(p.parent().unwrap()).unwrap();std::fs::write(p,b).unwrap();}
}
