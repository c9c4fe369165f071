"""Paths to views."""
from django.urls import include, path
from rest_framework.routers import SimpleRouter

from . import views


class Router(SimpleRouter):
    def get_lookup_regex(self, viewset, lookup_prefix=''):
        # Anything may stand where an id belongs. What is none is then answered by the view, which asks for the key first.
        return '(?P<pk>[^/]+)'


router = Router()
for prefix, view in [
    ('chatbots', views.ChatbotView),
    ('knowledge-bases', views.KnowledgeBaseView),
    ('knowledge-bases/(?P<knowledge_base_pk>[^/]+)/files', views.KnowledgeBaseFileView),
    ('conversations', views.ConversationView),
    ('messages', views.MessageView),
    ('attachments', views.AttachmentView),
    ('attachments-upload', views.AttachmentUploadView),
    ('inboxes', views.InboxView),
    ('contacts', views.ContactView),
    ('organizations', views.OrganizationView),
    ('organizations/(?P<organization_pk>[^/]+)/members', views.MemberView),
]:
    router.register(prefix, view, basename=prefix)

urlpatterns = [path('api/', include(router.urls))]
handler400 = 'service.errors.bad_request'
handler404 = 'service.errors.not_found'
handler500 = 'service.errors.server_error'
