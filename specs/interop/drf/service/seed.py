"""What is there at the start. The first of each kind has the id that the examples of `openapi.yaml` use."""
from datetime import datetime, timedelta, timezone
from uuid import UUID

from django.apps import apps
from django.db import connection

from . import models

START = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


def add(model, block, count, values):
    """Stores `count` rows, with ids in their own block; `values(n)` gives the members of the nth, from 1."""
    rows = [model(id=UUID(f'00000000-0000-4000-8000-00000000{block:02d}{n:02d}'),
                  created_at=START + timedelta(minutes=n), **values(n)) for n in range(1, count + 1)]
    return model.objects.bulk_create(rows)


def create_tables():
    with connection.schema_editor() as editor:
        for model in apps.get_app_config('service').get_models():
            editor.create_model(model)


def fill():
    first, _ = add(models.Organization, 9, 2, lambda n: {
        'slug': ('first', 'other')[n - 1],
        'name': ('Example Trading', 'Other Example')[n - 1],
        'owner': {'name': 'Alex Example', 'email': 'alex@example.com'},
    })
    own = {'organization': first}
    add(models.Member, 10, 4, lambda n: {
        **own, 'name': f'Member {n}', 'email': f'member{n}@example.com', 'is_owner': n == 1,
        'permissions': ['chatbots', 'conversations'][:n]})
    chatbots = add(models.Chatbot, 1, 23, lambda n: {
        **own, 'name': f'Chatbot {n}', 'reply_mode': ('normal', 'template', 'hybrid', 'workflow')[n % 4],
        'suggested_questions': ['When do you open?']})
    bases = add(models.KnowledgeBase, 2, 7, lambda n: {
        **own, 'name': f'Knowledge base {n}', 'labels': [{'name': 'manuals', 'priority': n}, {'name': 'public'}]})
    # Five files in the first, one in the last, none between: lists of several, one and no items.
    add(models.KnowledgeBaseFile, 3, 6, lambda n: {
        'knowledge_base': bases[0 if n < 6 else -1], 'filename': f'manual-{n}.pdf', 'status': 'done',
        'file': f'https://files.example.com/manual-{n}.pdf'})
    inboxes = add(models.Inbox, 7, 4, lambda n: {
        **own, 'name': f'Inbox {n}', 'channel_type': ('line', 'telegram', 'web', 'messenger')[n % 4],
        'chatbot': chatbots[0] if n % 2 else None})
    contacts = add(models.Contact, 8, 12, lambda n: {
        **own, 'name': f'Contact {n}', 'email': f'contact{n}@example.com' if n % 2 else None, 'tags': ['newsletter']})
    conversations = add(models.Conversation, 4, 12, lambda n: {
        **own, 'inbox': inboxes[n % 4], 'contact': contacts[n - 1], 'title': f'Question {n}' if n % 3 else None,
        'last_read_at': START if n % 2 else None})
    # The last conversation stays silent.
    add(models.Message, 5, 30, lambda n: {
        'conversation': conversations[0 if n <= 12 else n % 11], 'content': f'Message {n}', 'type': 'incoming',
        'feedback': 'like' if n % 5 == 0 else None, 'sender': {'kind': 'contact', 'name': f'Contact {n}'}})
    add(models.Attachment, 6, 6, lambda n: {**own, 'type': 'image', 'filename': f'photo-{n}.png', 'size': 100 * n})
