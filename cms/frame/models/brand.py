"""Who the site is, how it looks and how it speaks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from cms.frame.colours import ColourField, check_readable
from cms.frame.models.contact import CONTACT, Contact
from cms.frame.palette import CALL, CALL_NEEDS, PRIMARY, PRIMARY_NEEDS
from cms.frame.stylesheet import stylesheet_url


def _picture(label: Any, help_text: Any = "") -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


def _made() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "wagtailimages.Rendition",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


@register_setting(icon="pick", order=10)
class SiteBrand(PreviewableMixin, Contact, BaseSiteSetting):
    """Name, logo, colours, form of address and where the practice can be reached."""

    class Address(models.TextChoices):
        """How the site speaks to a visitor."""

        INFORMAL = "je", _("je (informal)")
        FORMAL = "u", _("u (formal)")

    name = models.CharField(
        _("name"),
        max_length=60,
        default=settings.WAGTAIL_SITE_NAME,
        help_text=_("In the header, in search engines and under every e-mail."),
    )
    tagline = models.CharField(
        _("tagline"), max_length=120, blank=True, help_text=_("Under the name at the foot.")
    )
    logo = _picture(_("logo"), _("A wide picture on a see-through or light ground."))
    name_beside_logo = models.BooleanField(
        _("show the name beside the logo"),
        default=False,
        help_text=_("For a logo that does not hold the name itself."),
    )
    icon = _picture(_("icon"), _("A square picture for the tab of the browser."))
    share_picture = _picture(
        _("picture for sharing"),
        _("Shown when somebody shares a page that has no picture of its own."),
    )
    primary_colour = ColourField(
        _("main colour"),
        default=PRIMARY,
        help_text=_("For links and quiet buttons, such as #0e5a58. The dark theme gets its own."),
    )
    call_colour = ColourField(
        _("colour of the call"),
        default=CALL,
        help_text=_("For the one button that a page is about, such as #bf4708."),
    )
    address_form = models.CharField(
        _("form of address"),
        max_length=2,
        choices=Address,
        default=Address.INFORMAL,
        help_text=_("For everything that the site itself says: pages, test, forms and e-mails."),
    )
    # Made when the brand or a picture is saved, so that no visit has to write.
    logo_made, icon_made, share_made = _made(), _made(), _made()

    panels = [
        MultiFieldPanel(["name", "tagline", "address_form"], heading=_("Name")),
        MultiFieldPanel(
            ["logo", "name_beside_logo", "icon", "share_picture"], heading=_("Pictures")
        ),
        FieldRowPanel(["primary_colour", "call_colour"], heading=_("Colours")),
        MultiFieldPanel(CONTACT, heading=_("Contact")),
    ]

    class Meta:
        verbose_name = _("brand")
        verbose_name_plural = _("brands")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a colour that somebody could not read."""
        super().clean()
        wrong: dict[str, Any] = {}
        chosen = {"primary_colour": PRIMARY_NEEDS, "call_colour": CALL_NEEDS}
        for field, needs in chosen.items():
            try:
                check_readable(getattr(self, field), needs)
            except ValidationError as error:
                wrong[field] = error
        if wrong:
            raise ValidationError(wrong)

    @property
    def language(self) -> str:
        """The variant of Dutch that visitors are spoken to in."""
        return "nl-formal" if self.address_form == self.Address.FORMAL else "nl"

    @property
    def stylesheet_url(self) -> str:
        """Where its colours are; empty while they are the site's own."""
        return stylesheet_url(self.primary_colour, self.call_colour)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The home page, as it would look and speak."""
        request.frame.brand = self  # type: ignore[attr-defined]
        home = self.site.root_page.specific
        with translation.override(self.language):
            response: TemplateResponse = home.serve_preview(request, home.default_preview_mode)
            return response.render()
