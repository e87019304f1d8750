"""What each role may do. Pure: names only, read alike by migration, demo and tests.

A role is what somebody does all day; a person may have more than one. What an admin takes away
from a group, or gives it beyond this, stays as the admin left it.
"""

from dataclasses import dataclass


def may(verbs: str, *models: str) -> frozenset[str]:
    """The permissions for each of these verbs on each of these models, as `app.codename`."""
    placed = [model.partition(".") for model in models]
    return frozenset(
        f"{app}.{verb}_{model}" for app, _dot, model in placed for verb in verbs.split()
    )


@dataclass(frozen=True)
class Role:
    """A group by its name: rights on all pages, in all collections, and apart from any place."""

    name: str
    on_pages: frozenset[str]
    in_collections: frozenset[str]
    anywhere: frozenset[str]

    @property
    def apps(self) -> frozenset[str]:
        """The apps whose permissions it holds apart from any place."""
        return frozenset(name.partition(".")[0] for name in self.anywhere)


PAGE = "wagtailcore.page"
FILES = ("wagtailimages.image", "wagtaildocs.document")
OFFERS = ("funnel.selftest", "funnel.ebook", "funnel.trial")
ENTER = frozenset({"wagtailadmin.access_admin"})

WRITER = Role(
    "Schrijver",
    on_pages=may("add change", PAGE),
    in_collections=may("add choose", *FILES),
    # Whose training is what, readers go by: somebody else sees to that.
    anywhere=ENTER | may("add change", "pages.source") | may("add", "pages.author"),
)
MEDICAL_EDITOR = Role(
    "Medisch redacteur",
    on_pages=WRITER.on_pages | may("publish lock unlock", PAGE),
    in_collections=WRITER.in_collections | may("change", *FILES),
    anywhere=WRITER.anywhere
    | may("change delete", "pages.author")
    | may("delete", "pages.source")
    | may("add change delete", "pages.category")
    | may("change delete", "pages.comment")
    | may("change", "pages.checksettings", "pages.reviewsettings")
    | may("change publish", "funnel.selftest"),
)
MARKETER = Role(
    "Marketeer",
    on_pages=may("change", PAGE),  # What an article offers; somebody else publishes it.
    in_collections=may("add choose", *FILES),
    anywhere=ENTER
    | may("add change publish", *OFFERS)
    | may("add change delete", "funnel.route")
    | may("change", "funnel.funnelsettings", "pages.category")
    | may("add view", "funnel.consenttext")
    | may("view", "funnel.delivery", "funnel.mailchimpsync", "funnel.drift"),
)
ADMINISTRATOR = Role(
    "Beheerder",
    on_pages=MEDICAL_EDITOR.on_pages | may("bulk_delete", PAGE),
    in_collections=MEDICAL_EDITOR.in_collections
    | may("add change delete", "wagtailcore.collection"),
    anywhere=MEDICAL_EDITOR.anywhere
    | MARKETER.anywhere
    | may("delete", *OFFERS)
    | may("add change delete", "auth.user", "auth.group", "wagtailcore.site")
    | may("add change delete", "wagtailcore.workflow", "wagtailcore.task")
    | may("add change delete", "wagtailredirects.redirect")
    | may("change", "frame.sitebrand", "frame.sitemenu"),
)
ROLES = (WRITER, MEDICAL_EDITOR, MARKETER, ADMINISTRATOR)

# Who people are and what ails them: no role has this, an admin gives it to somebody by name.
BY_NAME_ONLY = may("view", "funnel.lead", "funnel.leadaccess") | {
    "funnel.read_outcomes",
    "funnel.export_leads",
    "funnel.replay_steps",
}
