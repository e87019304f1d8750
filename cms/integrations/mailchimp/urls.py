"""The address that Mailchimp posts to, below `/webhooks/mailchimp/`."""

from django.urls import path

from cms.integrations.mailchimp.webhooks import webhook

app_name = "mailchimp"
urlpatterns = [path("<str:secret>/", webhook, name="webhook")]
