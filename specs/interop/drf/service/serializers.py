"""The shapes of `openapi.yaml`. Names are in snake case here; `wire` turns them into camelCase."""
import copy
import math

from django.db import models as db
from rest_framework import serializers

from . import models


class ExactCharField(serializers.CharField):
    """Text that is stored as it was sent, white space included."""

    def __init__(self, **options):
        super().__init__(**{'trim_whitespace': False, **options})


class ExactEmailField(ExactCharField, serializers.EmailField):
    pass


class FiniteFloatField(serializers.FloatField):
    """A number that JSON can say again: neither `nan` nor an overflow, which the base class lets through or raises."""

    def to_internal_value(self, data):
        try:
            value = super().to_internal_value(data)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            self.fail('invalid')
        return value


class OwnReference(serializers.PrimaryKeyRelatedField):
    """The id of an object of the client's own organization. To others, it does not exist."""

    def __init__(self, **options):
        super().__init__(pk_field=serializers.UUIDField(), **options)

    def get_queryset(self):
        return super().get_queryset().filter(organization__slug=self.context['organization'])


class ModelSerializer(serializers.ModelSerializer):
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        db.CharField: ExactCharField,
        db.EmailField: ExactEmailField,
        db.FloatField: FiniteFloatField,
    }

    def get_fields(self):
        # Working them out from the model takes longer than the rest of an answer, and they are the same each time.
        own = type(self)
        if 'known_fields' not in vars(own):
            own.known_fields = super().get_fields()
        return copy.deepcopy(own.known_fields)


class WholeSerializer(serializers.Serializer):
    """A nested object. It is written as a whole: a PATCH of its parent does not make its members optional."""

    def to_internal_value(self, data):
        return super().to_internal_value(data) if self.root is self else type(self)().run_validation(data)


def texts(most, length):
    """An optional array of at most `most` strings of at most `length` characters."""
    return serializers.ListField(child=ExactCharField(max_length=length), max_length=most, required=False)


class AppearanceSerializer(WholeSerializer):
    title = ExactCharField(max_length=100)
    color = serializers.RegexField(r'^#[0-9a-f]{6}\Z', trim_whitespace=False, required=False)
    show_avatar = serializers.BooleanField(required=False)


class ChatbotSerializer(ModelSerializer):
    suggested_questions = texts(10, 200)
    appearance = AppearanceSerializer(required=False)

    class Meta:
        model = models.Chatbot
        exclude = ['organization']
        extra_kwargs = {'webhook_secret': {'write_only': True}}


class LabelSerializer(WholeSerializer):
    name = ExactCharField(max_length=50)
    priority = serializers.IntegerField(min_value=0, max_value=9, required=False)


class KnowledgeBaseSerializer(ModelSerializer):
    labels = LabelSerializer(many=True, max_length=20, required=False)
    # Read from the files that the view has fetched along: one query for a page, not one for each item.
    files_count = serializers.IntegerField(source='files.count', read_only=True)

    class Meta:
        model = models.KnowledgeBase
        exclude = ['organization']


class KnowledgeBaseFileSerializer(ModelSerializer):
    class Meta:
        model = models.KnowledgeBaseFile
        fields = ['id', 'knowledge_base', 'filename', 'file', 'external_id', 'file_type', 'status', 'created_at',
                  'updated_at']
        read_only_fields = ['knowledge_base']


class ConversationSerializer(ModelSerializer):
    inbox = OwnReference(queryset=models.Inbox.objects)
    contact = OwnReference(queryset=models.Contact.objects)

    class Meta:
        model = models.Conversation
        exclude = ['organization']


class MessageSerializer(ModelSerializer):
    conversation = OwnReference(queryset=models.Conversation.objects)
    quick_replies = texts(10, 100)

    class Meta:
        model = models.Message
        exclude = ['updated_at']


class AttachmentSerializer(ModelSerializer):
    class Meta:
        model = models.Attachment
        fields = ['id', 'type', 'filename', 'file', 'size', 'created_at']


class UploadSerializer(serializers.Serializer):
    # The framework has other words for a missing file; the contract has the same ones for all fields.
    file = serializers.FileField(allow_empty_file=True,
                                 error_messages={'required': serializers.Field.default_error_messages['required']})
    filename = ExactCharField(max_length=255)


class InboxSerializer(ModelSerializer):
    class Meta:
        model = models.Inbox
        exclude = ['organization']


class ContactSerializer(ModelSerializer):
    tags = texts(20, 50)

    class Meta:
        model = models.Contact
        exclude = ['organization']


class OrganizationSerializer(ModelSerializer):
    class Meta:
        model = models.Organization
        exclude = ['slug']


class MemberSerializer(ModelSerializer):
    class Meta:
        model = models.Member
        exclude = ['updated_at']
