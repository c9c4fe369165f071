"""The operations of `openapi.yaml`. Which of them a resource has is said by its mixins."""
import threading
import uuid

from rest_framework import mixins, status
from rest_framework.exceptions import ValidationError
from rest_framework.generics import get_object_or_404
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ModelViewSet

from . import models, serializers
from .auth import ApiKeyAuthentication, MayCall

# SQLite has one writer at a time. Waiting here is orderly; waiting there ends in "database is locked", and a deletion
# that cascades could meet a row that was added meanwhile.
writing = threading.Lock()


class View(GenericViewSet):
    """What all views share. It is the first base of each, since its `perform_create` replaces the mixin's."""

    authentication_classes = [ApiKeyAuthentication]
    permission_classes = [MayCall]
    model = None
    # Where a row's organization stands.
    owner = 'organization'

    @property
    def organization(self):
        return self.request.user.organization

    def get_queryset(self):
        return self.model.objects.filter(**{f'{self.owner}__slug': self.organization})

    def get_serializer_context(self):
        return {**super().get_serializer_context(), 'organization': self.organization}

    def dispatch(self, request, *args, **kwargs):
        if request.method in ('GET', 'HEAD', 'OPTIONS'):
            return super().dispatch(request, *args, **kwargs)
        with writing:
            return super().dispatch(request, *args, **kwargs)

    def perform_create(self, serializer):
        serializer.save(organization=models.Organization.objects.get(slug=self.organization))


class ReadOnlyView(View, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    pass


class AddOnlyView(ReadOnlyView, mixins.CreateModelMixin):
    pass


class ChatbotView(View, ModelViewSet):
    model = models.Chatbot
    serializer_class = serializers.ChatbotSerializer


class KnowledgeBaseView(View, ModelViewSet):
    model = models.KnowledgeBase
    serializer_class = serializers.KnowledgeBaseSerializer

    def get_queryset(self):
        return super().get_queryset().prefetch_related('files')


class KnowledgeBaseFileView(AddOnlyView, mixins.UpdateModelMixin, mixins.DestroyModelMixin):
    http_method_names = ['get', 'head', 'options', 'post', 'patch', 'delete']
    model = models.KnowledgeBaseFile
    owner = 'knowledge_base__organization'
    serializer_class = serializers.KnowledgeBaseFileSerializer

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        # The key comes first, then the parent: without a key nobody learns which parents exist.
        parents = models.KnowledgeBase.objects.filter(organization__slug=self.organization)
        self.parent = get_object_or_404(parents, pk=kwargs['knowledge_base_pk'])

    def get_queryset(self):
        return super().get_queryset().filter(knowledge_base=self.parent)

    def perform_create(self, serializer):
        serializer.save(knowledge_base=self.parent)


class ConversationView(AddOnlyView):
    model = models.Conversation
    serializer_class = serializers.ConversationSerializer


class MessageView(AddOnlyView):
    model = models.Message
    owner = 'conversation__organization'
    serializer_class = serializers.MessageSerializer

    def get_queryset(self):
        messages = super().get_queryset()
        wanted = self.request.query_params.get('conversation')
        if self.action != 'list' or wanted is None:
            return messages
        try:
            return messages.filter(conversation=uuid.UUID(wanted))
        except ValueError as error:
            raise ValidationError({'conversation': ['Must be a valid UUID.']}) from error

    def perform_create(self, serializer):
        serializer.save(sender={'kind': 'api', 'name': 'Interop Key'})


class AttachmentView(ReadOnlyView, mixins.DestroyModelMixin):
    model = models.Attachment
    serializer_class = serializers.AttachmentSerializer


class AttachmentUploadView(View):
    parser_classes = [MultiPartParser]
    serializer_class = serializers.UploadSerializer

    def create(self, request):
        upload = self.get_serializer(data=request.data)
        upload.is_valid(raise_exception=True)
        file = upload.validated_data['file']
        kind = (file.content_type or '').partition('/')[0]
        attachment = models.Attachment.objects.create(
            organization=models.Organization.objects.get(slug=self.organization),
            filename=upload.validated_data['filename'],
            type=kind if kind in ('image', 'video', 'audio') else 'other',
            size=file.size,
        )
        return Response(serializers.AttachmentSerializer(attachment).data, status=status.HTTP_201_CREATED)


class InboxView(ReadOnlyView):
    model = models.Inbox
    serializer_class = serializers.InboxSerializer


class ContactView(AddOnlyView):
    model = models.Contact
    serializer_class = serializers.ContactSerializer


class OrganizationView(View, mixins.ListModelMixin):
    serializer_class = serializers.OrganizationSerializer

    def get_queryset(self):
        return models.Organization.objects.filter(slug=self.organization)


class MemberView(View, mixins.ListModelMixin):
    model = models.Member
    serializer_class = serializers.MemberSerializer

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        own = models.Organization.objects.filter(slug=self.organization)
        self.parent = get_object_or_404(own, pk=kwargs['organization_pk'])
