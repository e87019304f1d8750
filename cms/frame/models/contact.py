"""Where the practice can be reached, and what it is registered as."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.fields import StreamField

from cms.frame.blocks import ProfileBlock

TELEPHONE = RegexValidator(
    r"^\+?[\d ()-]{3,20}$", _("A telephone number has digits, spaces, brackets and dashes only.")
)

CONTACT = [FieldRowPanel(["telephone", "email"]), "street_address", "registrations", "profiles"]


class Contact(models.Model):
    """Free lines for people, and one telephone number that can be dialled."""

    telephone = models.CharField(_("telephone"), max_length=20, blank=True, validators=[TELEPHONE])
    email = models.EmailField(_("e-mail address"), blank=True)
    street_address = models.TextField(
        _("postal address"),
        max_length=300,
        blank=True,
        help_text=_("As on an envelope, line by line."),
    )
    registrations = models.TextField(
        _("registrations"),
        max_length=500,
        blank=True,
        help_text=_("One on a line, such as “KvK 12345678” or “AGB 12-345678”."),
    )
    profiles = StreamField(
        [("profile", ProfileBlock())],
        verbose_name=_("elsewhere"),
        blank=True,
        max_num=8,
        help_text=_("Where else the practice can be found, such as LinkedIn."),
    )

    class Meta:
        abstract = True

    @property
    def dialled(self) -> str:
        """The telephone number as a telephone wants it."""
        return "".join(sign for sign in self.telephone if sign.isdigit() or sign == "+")

    @property
    def lines(self) -> list[str]:
        """Address and registrations, line by line."""
        return [*self.street_address.splitlines(), *self.registrations.splitlines()]

    @property
    def profile_links(self) -> list[dict[str, str]]:
        """Label and address of each profile elsewhere; asks no database."""
        return [block["value"] for block in self.profiles.raw_data]
