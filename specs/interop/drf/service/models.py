"""What the service stores."""
import re
import uuid

from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone

# Django's own URL check knows four schemes and wants a dot in the host. The contract says `format: uri`, so this is
# RFC 3986's absolute URI, but for IPv6 hosts.
_PCHAR = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})"
is_uri = RegexValidator(
    re.compile(rf'^[A-Za-z][A-Za-z0-9+.\-]*:{_PCHAR}+(?:\?(?:{_PCHAR}|\?)*)?(?:#(?:{_PCHAR}|\?)*)?\Z'),
    'Enter a valid URL.')
# Django accepts quoted local parts and international domains, which `format: email` does not.
is_plain_email = RegexValidator(re.compile(r'^[A-Za-z0-9.!#$%&*+/=?^_{|}~\'`-]+@[A-Za-z0-9.-]+\Z'),
                                'Enter a valid email address.')


def choices(*values):
    return [(value, value) for value in values]


def default_appearance():
    return {'title': 'Chat'}


class Stored(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        # The newest last, so that a new object does not move the others to another page; the id breaks ties.
        ordering = ['created_at', 'id']


class Organization(Stored):
    slug = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    owner = models.JSONField(default=dict)


class Owned(Stored):
    organization = models.ForeignKey(Organization, models.CASCADE)

    class Meta(Stored.Meta):
        abstract = True


class Member(Owned):
    name = models.CharField(max_length=200)
    email = models.EmailField()
    is_owner = models.BooleanField(default=False)
    permissions = models.JSONField(default=list)


class Chatbot(Owned):
    name = models.CharField(max_length=200)
    reply_mode = models.CharField(max_length=20, choices=choices('normal', 'template', 'hybrid', 'workflow'))
    instructions = models.CharField(max_length=4000, blank=True, default='')
    template = models.CharField(max_length=2000, blank=True, null=True)
    auto_reply_enabled = models.BooleanField(default=True)
    max_reply_length = models.IntegerField(default=1000, validators=[MinValueValidator(1), MaxValueValidator(8000)])
    temperature = models.FloatField(default=0.5, validators=[MinValueValidator(0), MaxValueValidator(2)])
    suggested_questions = models.JSONField(default=list)
    appearance = models.JSONField(default=default_appearance)
    webhook_url = models.CharField(max_length=500, null=True, validators=[is_uri])
    webhook_secret = models.CharField(max_length=100, default='', validators=[MinLengthValidator(8)])


class KnowledgeBase(Owned):
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=1000, blank=True, null=True)
    language = models.CharField(max_length=10, choices=choices('en', 'ja', 'zh-hant'), default='en')
    is_public = models.BooleanField(default=False)
    retrieved_chunks = models.IntegerField(default=8, validators=[MinValueValidator(1), MaxValueValidator(50)])
    labels = models.JSONField(default=list)


class KnowledgeBaseFile(Stored):
    knowledge_base = models.ForeignKey(KnowledgeBase, models.CASCADE, related_name='files')
    filename = models.CharField(max_length=255)
    file = models.CharField(max_length=500, validators=[is_uri])
    external_id = models.CharField(max_length=100, blank=True, null=True)
    status = models.CharField(max_length=20, choices=choices('initial', 'processing', 'done', 'failed'),
                              default='initial', editable=False)

    @property
    def file_type(self):
        return self.filename.rpartition('.')[2] if '.' in self.filename else ''


class Inbox(Owned):
    name = models.CharField(max_length=200)
    channel_type = models.CharField(max_length=20, choices=choices('line', 'telegram', 'web', 'messenger'))
    chatbot = models.ForeignKey(Chatbot, models.SET_NULL, null=True)
    unread_conversations_count = models.IntegerField(default=0)


class Contact(Owned):
    name = models.CharField(max_length=200)
    email = models.EmailField(null=True, validators=[is_plain_email])
    avatar = models.CharField(max_length=500, null=True, validators=[is_uri])
    is_blocked = models.BooleanField(default=False)
    tags = models.JSONField(default=list)


class Conversation(Owned):
    inbox = models.ForeignKey(Inbox, models.CASCADE)
    contact = models.ForeignKey(Contact, models.CASCADE)
    title = models.CharField(max_length=200, blank=True, null=True)
    auto_reply_enabled = models.BooleanField(default=True)
    unread_messages_count = models.IntegerField(default=0, editable=False)
    last_read_at = models.DateTimeField(null=True, editable=False)


class Message(Stored):
    conversation = models.ForeignKey(Conversation, models.CASCADE)
    content = models.CharField(max_length=10000)
    type = models.CharField(max_length=20, choices=choices('incoming', 'outgoing', 'note'), default='outgoing')
    feedback = models.CharField(max_length=20, choices=choices('like', 'dislike'), null=True)
    quick_replies = models.JSONField(default=list)
    sender = models.JSONField(default=dict, editable=False)


class Attachment(Owned):
    type = models.CharField(max_length=20, choices=choices('image', 'video', 'audio', 'other'))
    filename = models.CharField(max_length=255)
    size = models.BigIntegerField()

    @property
    def file(self):
        return f'https://files.example.com/{self.id}'
