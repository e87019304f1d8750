"""The funnel's door for pages: blocks that editors put into an article, and where they lead."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.funnel.models import SelfTest
from cms.funnel.targets import Choice, Targets
from cms.funnel.visitor.step_values import Step, first_step
from cms.lib.chosen import (
    FetchedImageChooserBlock,
    FetchedPageChooserBlock,
    FetchedSnippetChooserBlock,
)

__all__ = [
    "KINDS",
    "CallToActionBlock",
    "Choice",
    "EbookBlock",
    "SelfTestBlock",
    "Targets",
    "TrialBlock",
]

KINDS = [("self_test", _("Self-test")), ("ebook", _("E-book")), ("trial", _("Trial"))]
PREVIEW_TEMPLATE = "pages/block_preview.html"
NEAREST = _("Left empty: the one that this article, else the site, names.")


class FunnelBlock(blocks.StructBlock):
    """A block that leads into the funnel; the page gives its targets, a preview has none."""

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The block's own values, with what they lead to."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        targets = context.get("targets") or Targets()
        request = context.get("request")
        editing = bool(getattr(request, "is_preview", False))
        return context | {"editing": editing} | self.found(value, targets, context)

    def found(
        self, value: blocks.StructValue, targets: Targets, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """What the template prints."""
        raise NotImplementedError


class SelfTestBlock(FunnelBlock):
    """A card with the test's first question in it."""

    self_test = FetchedSnippetChooserBlock(
        "funnel.SelfTest", label=_("Self-test"), required=False, help_text=NEAREST
    )

    def found(
        self, value: blocks.StructValue, targets: Targets, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The card of the test, None while there is no test to do."""
        self_test = targets.self_test(_pk(value["self_test"]))
        return {"card": self_test and _card(self_test, targets, _origin(context))}

    class Meta:
        icon = "help"
        label = _("Self-test")
        description = _("A card with the first question of a test: the visitor begins right here.")
        template = "funnel/blocks/self_test_block.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value: dict[str, Any] = {"self_test": None}


class EbookBlock(FunnelBlock):
    """The e-book with its cover."""

    ebook = FetchedSnippetChooserBlock(
        "funnel.Ebook", label=_("E-book"), required=False, help_text=NEAREST
    )

    def found(
        self, value: blocks.StructValue, targets: Targets, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The e-book, None while there is none to ask for."""
        return {"ebook": targets.ebook(_pk(value["ebook"]))}

    class Meta:
        icon = "doc-full"
        label = _("E-book")
        description = _("The cover of the e-book, what is in it, and a button.")
        template = "funnel/blocks/ebook_block.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value: dict[str, Any] = {"ebook": None}


class TrialBlock(FunnelBlock):
    """The trial, as a quiet band."""

    def found(
        self, value: blocks.StructValue, targets: Targets, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The trial, None while there is none."""
        return {"trial": targets.trial()}

    class Meta:
        icon = "date"
        label = _("Trial")
        description = _("A quiet band that leads to the trial.")
        template = "funnel/blocks/trial_block.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value: dict[str, Any] = {}


class CallToActionBlock(FunnelBlock):
    """The orange button, or a picture that leads to the same."""

    label = blocks.CharBlock(
        label=_("Words on the button"),
        required=False,
        max_length=80,
        help_text=_("Say what happens: “Start the back pain test”. Left empty, we say it for you."),
    )
    picture = FetchedImageChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("In place of the button; who cannot see it hears the words on the button."),
    )
    kind = blocks.ChoiceBlock(
        label=_("Leads to"), choices=[*KINDS, ("page", _("A page"))], default="self_test"
    )
    self_test = FetchedSnippetChooserBlock(
        "funnel.SelfTest", label=_("Self-test"), required=False, help_text=NEAREST
    )
    ebook = FetchedSnippetChooserBlock(
        "funnel.Ebook", label=_("E-book"), required=False, help_text=NEAREST
    )
    page = FetchedPageChooserBlock(label=_("Page"), required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A button to a page must name the page."""
        cleaned = super().clean(value)
        if cleaned["kind"] == "page" and not cleaned["page"]:
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose the page that this button leads to."))}
            )
        return cleaned

    def found(
        self, value: blocks.StructValue, targets: Targets, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Address and words of the button, None while it leads nowhere."""
        target = _called(value, targets)
        if target is None:
            return {"call": None}
        words = value["label"] or CALL_WORDS[value["kind"]] % {"title": target.title}
        return {"call": {"url": target.url, "label": words, "picture": value["picture"]}}

    class Meta:
        icon = "pick"
        label = _("Button")
        label_format = "{label}"
        description = _("One orange button to the test, the e-book, the trial or a page.")
        template = "funnel/blocks/call_to_action_block.html"
        form_layout = blocks.BlockGroup(
            children=["label", "kind", "picture"], settings=["self_test", "ebook", "page"]
        )
        preview_template = PREVIEW_TEMPLATE
        preview_value: dict[str, Any] = {
            "label": _("Start the test"),
            "picture": None,
            "kind": "self_test",
            "self_test": None,
            "ebook": None,
            "page": None,
        }


CALL_WORDS = {
    "self_test": _("Start the test: %(title)s"),
    "ebook": _("View the e-book: %(title)s"),
    "trial": _("View the trial: %(title)s"),
    "page": _("Read on: %(title)s"),
}


def _called(value: blocks.StructValue, targets: Targets) -> Any:
    return {
        "self_test": lambda: targets.self_test(_pk(value["self_test"])),
        "ebook": lambda: targets.ebook(_pk(value["ebook"])),
        "trial": targets.trial,
        "page": lambda: value["page"],
    }[value["kind"]]()


def _card(self_test: SelfTest, targets: Targets, origin: str) -> dict[str, Any]:
    return {
        "title": self_test.title,
        "promise": self_test.promise,
        "minutes": self_test.minutes,
        "url": self_test.url,
        "step": _first(self_test, targets, origin) if targets.may_show_question() else None,
    }


def _first(self_test: SelfTest, targets: Targets, origin: str) -> Step:
    return first_step(targets.definition(self_test), self_test.url, origin)


def _origin(context: Mapping[str, Any]) -> str:
    number = getattr(context.get("page"), "pk", None)
    return f"{number}.{context.get('id') or ''}".rstrip(".") if number else ""


def _pk(chosen: Any) -> int | None:
    return chosen.pk if chosen else None
