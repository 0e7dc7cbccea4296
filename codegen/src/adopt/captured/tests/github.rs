//! Payloads in the shapes of a vendor whose events nest the same objects at many places, with
//! fields that are missing or null at random.

use fastrand::Rng;
use serde_json::{Map, Value, json};

const EVENTS: [(&str, &[&str]); 16] = [
    ("issues", &["opened", "closed", "labeled", "assigned", "edited"]),
    ("issue_comment", &["created", "deleted", "edited"]),
    ("pull_request", &["opened", "closed", "synchronize", "labeled", "review_requested"]),
    ("pull_request_review", &["submitted", "dismissed"]),
    ("check_run", &["created", "completed"]),
    ("workflow_run", &["requested", "completed"]),
    ("release", &["published", "created"]),
    ("star", &["created", "deleted"]),
    ("fork", &[]),
    ("push", &[]),
    ("member", &["added", "removed"]),
    ("milestone", &["opened", "closed"]),
    ("label", &["created", "edited"]),
    ("installation", &["created", "deleted"]),
    ("ping", &[]),
    ("watch", &["started"]),
];

pub(super) struct Github {
    rng: Rng,
}

/// A number of bodies, in which `event` names the event.
pub(super) fn bodies(seed: u64, number: usize) -> Vec<Value> {
    let mut github = Github { rng: Rng::with_seed(seed) };
    let names: Vec<(&str, &str)> =
        EVENTS
            .iter()
            .flat_map(|(name, actions)| {
                if actions.is_empty() { vec![(*name, "")] } else { actions.iter().map(|it| (*name, *it)).collect() }
            })
            .collect();
    (0..number)
        .map(|index| {
            let (name, action) = names[if index < names.len() { index } else { github.rng.usize(..names.len()) }];
            github.body(name, action)
        })
        .collect()
}

impl Github {
    fn id(&mut self) -> Value {
        json!(self.rng.u64(1_000..40_000_000_000))
    }

    fn word(&mut self) -> String {
        let letters = self.rng.usize(3..12);
        (0..letters).map(|_| self.rng.lowercase()).collect()
    }

    fn one(&mut self, words: &[&'static str]) -> &'static str {
        words[self.rng.usize(..words.len())]
    }

    fn url(&mut self, path: &str) -> Value {
        json!(format!("https://api.forge.example/{path}/{}", self.word()))
    }

    fn date(&mut self) -> Value {
        let (day, second) = (self.rng.u8(1..29), self.rng.u8(..60));
        json!(format!("2026-03-{day:02}T10:20:{second:02}Z"))
    }

    fn maybe(&mut self, value: impl FnOnce(&mut Self) -> Value) -> Value {
        if self.rng.u8(..3) == 0 { Value::Null } else { value(self) }
    }

    fn user(&mut self) -> Value {
        let mut user = Map::new();
        user.insert("login".to_owned(), json!(self.word()));
        user.insert("id".to_owned(), self.id());
        user.insert("node_id".to_owned(), json!(self.word()));
        for name in ["avatar_url", "url", "html_url", "followers_url", "events_url", "repos_url", "gists_url"] {
            let url = match name {
                "events_url" => json!(format!("https://api.forge.example/users/{}/events{{/privacy}}", self.word())),
                "gists_url" => json!("https://api.forge.example/users/x/gists{/gist_id}"),
                name => self.url(name),
            };
            user.insert(name.to_owned(), url);
        }
        if self.rng.bool() {
            user.insert("gravatar_id".to_owned(), json!(""));
        }
        if self.rng.u8(..4) == 0 {
            user.insert("email".to_owned(), self.maybe(|it| json!(format!("{}@example.com", it.word()))));
        }
        user.insert("type".to_owned(), json!(self.one(&["User", "Bot", "Organization"])));
        user.insert("site_admin".to_owned(), json!(self.rng.bool()));
        Value::Object(user)
    }

    fn organization(&mut self) -> Value {
        json!({
            "login": self.word(), "id": self.id(), "node_id": self.word(), "url": self.url("orgs"),
            "hooks_url": self.url("hooks"), "issues_url": self.url("issues"), "members_url": "https://api.forge.example/orgs/x/members{/member}",
            "description": self.maybe(|it| json!(it.word())),
        })
    }

    fn repository(&mut self) -> Value {
        let mut repository = Map::new();
        for (name, value) in [
            ("id", self.id()),
            ("node_id", json!(self.word())),
            ("name", json!(self.word())),
            ("full_name", json!(self.word())),
            ("private", json!(self.rng.bool())),
            ("owner", self.user()),
            ("html_url", self.url("html")),
            ("description", self.maybe(|it| json!(it.word()))),
            ("fork", json!(self.rng.bool())),
            ("url", self.url("repos")),
            ("keys_url", json!("https://api.forge.example/repos/x/keys{/key_id}")),
            ("created_at", self.date()),
            ("updated_at", self.date()),
            ("pushed_at", self.maybe(Self::date)),
            ("homepage", self.maybe(|it| json!(it.word()))),
            ("size", json!(self.rng.u16(..))),
            ("stargazers_count", json!(self.rng.u16(..))),
            ("language", self.maybe(|it| json!(it.word()))),
            ("has_issues", json!(self.rng.bool())),
            ("archived", json!(self.rng.bool())),
            ("topics", json!([self.word()])),
            ("visibility", json!(self.one(&["public", "private"]))),
            ("default_branch", json!("main")),
        ] {
            repository.insert(name.to_owned(), value);
        }
        for name in ["license", "has_wiki", "mirror_url"] {
            if self.rng.bool() {
                let value = match name {
                    "license" => self.maybe(|it| json!({"key": it.word(), "name": it.word(), "spdx_id": "MIT", "url": it.url("licenses"), "node_id": it.word()})),
                    "has_wiki" => json!(self.rng.bool()),
                    _ => self.maybe(|it| it.url("mirror")),
                };
                repository.insert(name.to_owned(), value);
            }
        }
        Value::Object(repository)
    }

    fn label(&mut self) -> Value {
        json!({"id": self.id(), "node_id": self.word(), "url": self.url("labels"), "name": self.word(), "color": "d73a4a",
               "default": self.rng.bool(), "description": self.maybe(|it| json!(it.word()))})
    }

    fn milestone(&mut self) -> Value {
        json!({"url": self.url("milestones"), "id": self.id(), "number": self.rng.u8(..), "title": self.word(), "creator": self.user(),
               "open_issues": self.rng.u8(..), "state": self.one(&["open", "closed"]), "created_at": self.date(),
               "due_on": self.maybe(Self::date)})
    }

    fn reactions(&mut self) -> Value {
        json!({"url": self.url("reactions"), "total_count": self.rng.u8(..), "+1": 1, "-1": 0, "laugh": 0, "heart": self.rng.u8(..)})
    }

    fn many(&mut self, mut value: impl FnMut(&mut Self) -> Value) -> Value {
        (0..self.rng.usize(..3)).map(|_| value(self)).collect()
    }

    fn issue(&mut self) -> Value {
        let mut issue = json!({
            "url": self.url("issues"), "id": self.id(), "number": self.rng.u16(..), "title": self.word(), "user": self.user(),
            "labels": self.many(Self::label), "state": self.one(&["open", "closed"]), "locked": self.rng.bool(),
            "assignee": self.maybe(Self::user), "assignees": self.many(Self::user), "milestone": self.maybe(Self::milestone),
            "comments": self.rng.u8(..), "created_at": self.date(), "closed_at": self.maybe(Self::date),
            "author_association": self.one(&["OWNER", "NONE", "MEMBER"]), "body": self.maybe(|it| json!(it.word())),
            "reactions": self.reactions(), "timeline_url": self.url("timeline"), "state_reason": self.maybe(|_| json!("completed")),
        });
        if self.rng.bool() {
            issue["pull_request"] =
                json!({"url": self.url("pulls"), "html_url": self.url("pulls"), "diff_url": self.url("diff")});
        }
        issue
    }

    fn branch(&mut self) -> Value {
        json!({"label": self.word(), "ref": self.word(), "sha": self.word(), "user": self.maybe(Self::user), "repo": self.maybe(Self::repository)})
    }

    fn pull_request(&mut self) -> Value {
        let link = |it: &mut Self| json!({"href": it.url("links")});
        json!({
            "url": self.url("pulls"), "id": self.id(), "number": self.rng.u16(..), "state": self.one(&["open", "closed"]),
            "title": self.word(), "user": self.user(), "body": self.maybe(|it| json!(it.word())), "merged_at": self.maybe(Self::date),
            "assignees": self.many(Self::user), "requested_reviewers": self.many(Self::user), "labels": self.many(Self::label),
            "milestone": self.maybe(Self::milestone), "head": self.branch(), "base": self.branch(),
            "_links": {"self": link(self), "html": link(self), "issue": link(self), "comments": link(self), "statuses": link(self)},
            "merged": self.maybe(|it| json!(it.rng.bool())), "mergeable": self.maybe(|it| json!(it.rng.bool())),
            "merged_by": self.maybe(Self::user), "additions": self.rng.u16(..), "changed_files": self.rng.u8(..),
        })
    }

    fn app(&mut self) -> Value {
        const ALL: [&str; 20] = [
            "actions",
            "administration",
            "checks",
            "contents",
            "deployments",
            "environments",
            "issues",
            "metadata",
            "packages",
            "pages",
            "pull_requests",
            "secrets",
            "statuses",
            "workflows",
            "members",
            "emails",
            "followers",
            "keys",
            "starring",
            "plan",
        ];
        let mut permissions = Map::new();
        for name in ALL {
            if self.rng.u8(..3) == 0 || name == "metadata" {
                permissions.insert(name.to_owned(), json!(self.one(&["read", "write"])));
            }
        }
        json!({"id": self.id(), "slug": self.word(), "owner": self.user(), "name": self.word(), "created_at": self.date(),
               "permissions": permissions, "events": [self.word()]})
    }

    fn commit(&mut self) -> Value {
        let mut author = json!({"name": self.word(), "email": "x@example.com"});
        if self.rng.bool() {
            author["username"] = json!(self.word());
        }
        json!({"id": self.word(), "tree_id": self.word(), "distinct": self.rng.bool(), "message": self.word(), "timestamp": self.date(),
               "url": self.url("commit"), "author": author, "committer": {"name": self.word(), "email": "x@example.com"},
               "added": [self.word()], "removed": [], "modified": [self.word()]})
    }

    fn body(&mut self, name: &str, action: &str) -> Value {
        let event = if action.is_empty() { name.to_owned() } else { format!("{name}.{action}") };
        let mut body = json!({"event": event});
        if !action.is_empty() {
            body["action"] = json!(action);
        }
        self.own(name, action, &mut body);
        if name != "installation" {
            body["repository"] = self.repository();
        }
        if self.rng.u8(..3) > 0 {
            body["organization"] = self.organization();
        }
        if self.rng.bool() {
            body["installation"] = json!({"id": self.id(), "node_id": self.word()});
        }
        body["sender"] = self.user();
        body
    }

    fn own(&mut self, name: &str, action: &str, body: &mut Value) {
        match name {
            "issues" | "issue_comment" => {
                body["issue"] = self.issue();
                if name == "issue_comment" {
                    body["comment"] = json!({"url": self.url("comments"), "id": self.id(), "user": self.user(), "created_at": self.date(),
                                             "body": self.word(), "reactions": self.reactions(), "performed_via_app": self.maybe(Self::app)});
                }
                if action == "labeled" {
                    body["label"] = self.label();
                }
            }
            "pull_request" => {
                (body["number"], body["pull_request"]) = (json!(self.rng.u16(..)), self.pull_request());
                if action == "review_requested" {
                    body["requested_reviewer"] = self.user();
                }
            }
            "pull_request_review" => {
                body["review"] = json!({"id": self.id(), "user": self.maybe(Self::user), "body": self.maybe(|it| json!(it.word())),
                                        "state": "approved", "submitted_at": self.date(), "_links": {"html": {"href": self.url("x")}, "self": {"href": self.url("y")}}});
                body["pull_request"] = self.pull_request();
            }
            "check_run" => {
                body["check_run"] = json!({"id": 35_000_000_000_u64 + self.rng.u64(..1_000), "head_sha": self.word(), "status": "completed", "started_at": self.date(),
                                           "conclusion": self.maybe(|_| json!("success")), "app": self.app(), "pull_requests": [],
                                           "output": {"title": self.maybe(|it| json!(it.word())), "summary": null, "annotations_count": 0}});
            }
            "workflow_run" => {
                body["workflow_run"] = json!({"id": 12_877_621_891_u64, "name": self.word(), "run_number": self.rng.u8(..), "actor": self.user(),
                                              "triggering_actor": self.user(), "head_commit": self.commit(), "head_repository": self.repository()});
                body["workflow"] =
                    self.maybe(|it| json!({"id": it.id(), "name": it.word(), "path": it.word(), "state": "active"}));
            }
            "release" => {
                body["release"] = json!({"url": self.url("releases"), "id": self.id(), "author": self.user(), "tag_name": self.word(), "draft": self.rng.bool(),
                                         "assets": self.many(|it| json!({"id": it.id(), "name": it.word(), "uploader": it.user(), "size": it.rng.u32(..)}))});
            }
            "fork" => body["forkee"] = self.repository(),
            "push" => {
                (body["ref"], body["before"], body["commits"]) =
                    (json!(self.word()), json!(self.word()), self.many(Self::commit));
                (body["head_commit"], body["pusher"]) = (
                    self.maybe(Self::commit),
                    json!({"name": self.word(), "email": self.maybe(|it| json!(it.word()))}),
                );
            }
            "member" => body["member"] = self.user(),
            "milestone" => body["milestone"] = self.milestone(),
            "label" => body["label"] = self.label(),
            "star" => body["starred_at"] = self.maybe(Self::date),
            "installation" => {
                body["repositories"] = self.many(|it| json!({"id": it.id(), "node_id": it.word(), "name": it.word(), "full_name": it.word(), "private": true}));
            }
            "ping" => {
                (body["zen"], body["hook_id"], body["hook"]) = (
                    json!(self.word()),
                    self.id(),
                    json!({"type": "Repository", "id": self.id(), "config": {"url": self.url("h"), "insecure_ssl": "0"}}),
                )
            }
            _ => {}
        }
    }
}
