"""Known faults. Each turns one good thing of the service into a mistake that real services make.

The service knows nothing of them: a fault is laid over it from here, at the start.
"""
import sys
from types import SimpleNamespace

from django.conf import settings
from django.http import Http404
from rest_framework.authentication import TokenAuthentication
from rest_framework.parsers import JSONParser

from . import auth, errors, serializers, urls, views, wire


def authenticate_header_missing():
    """Django REST Framework answers 403 where the authentication names no challenge."""
    auth.ApiKeyAuthentication.authenticate_header = lambda self, request: None


def open_view():
    """One view without its permission check, which finds no client where there is no key."""
    view = views.KnowledgeBaseFileView
    view.permission_classes = []
    view.organization = property(
        lambda self: (self.request.user or SimpleNamespace(organization='first')).organization)


def html_404():
    """What is not there is answered by the framework's own page."""
    handle = errors.handle
    errors.handle = lambda error, context: None if isinstance(error, Http404) else handle(error, context)
    urls.handler404 = 'django.views.defaults.page_not_found'


def token_auth_left_on():
    """A second way in that nobody took out."""
    class LeftOn(TokenAuthentication):
        def authenticate_credentials(self, key):
            return auth.client_of(key), None

    views.View.authentication_classes = [LeftOn, auth.ApiKeyAuthentication]


def unordered_pages():
    """Each page is cut from another order."""
    ordered = views.ChatbotView.get_queryset
    views.ChatbotView.get_queryset = lambda self: ordered(self).order_by('?')


def page_count():
    """The count is one too many, as a cached one is after a deletion."""
    class Stale(wire.Pagination):
        def get_paginated_response(self, data):
            response = super().get_paginated_response(data)
            response.data['count'] += 1
            return response

    views.MessageView.pagination_class = Stale


def lowercase_required():
    """One serializer with its own words for a missing field."""
    fields_of = serializers.ContactSerializer.get_fields

    def get_fields(self):
        fields = fields_of(self)
        for field in fields.values():
            field.error_messages['required'] = 'Required.'
        return fields

    serializers.ContactSerializer.get_fields = get_fields


def loose_split():
    """The header is split at any run of white space."""
    def key_in(self, header):
        words = header.split()
        return words[1] if len(words) == 2 and words[0] == 'Api-Key' and words[1].isalnum() else None

    auth.ApiKeyAuthentication.key_in = key_in


def debug_on():
    """DEBUG left on, and a parser that does not expect what cannot be parsed."""
    settings.DEBUG = True

    class Careless(JSONParser):
        def parse(self, stream, media_type=None, parser_context=None):
            return wire.renamed(wire.json.loads(stream.read()), wire.snake)

    wire.Parser.parse = Careless.parse


def no_organisation_filter():
    """A query that forgets whose objects are asked for."""
    views.ChatbotView.get_queryset = lambda self: self.model.objects.all()


def no_organisation_filter_detail():
    """The list is filtered; what is asked for by its id is not."""
    filtered = views.KnowledgeBaseView.get_queryset
    views.KnowledgeBaseView.get_queryset = lambda self: (
        filtered(self) if self.action == 'list' else self.model.objects.prefetch_related('files'))


def no_permission_class():
    """A view that asks who is calling, and not what they may do."""
    class Known(auth.BasePermission):
        def has_permission(self, request, view):
            return bool(request.user)

    views.ContactView.permission_classes = [Known]


def max_length_off():
    """A serializer that does not know how much the column takes."""
    change_fields(serializers.KnowledgeBaseSerializer, lambda fields: fields.update(
        name=serializers.ExactCharField()))


def choices_off():
    """A serializer that takes any word where the model has a choice."""
    change_fields(serializers.ChatbotSerializer, lambda fields: fields.update(
        reply_mode=serializers.ExactCharField()))


def soft_delete_shows():
    """What is deleted is only marked so, and the list forgets to look."""
    view, deleted = views.ChatbotView, set()
    present = view.get_queryset
    view.get_queryset = lambda self: (
        present(self) if self.action == 'list' else present(self).exclude(pk__in=deleted))
    view.perform_destroy = lambda self, instance: deleted.add(instance.pk)


def put_partial():
    """A PUT that is treated as a PATCH."""
    update = views.KnowledgeBaseView.update
    views.KnowledgeBaseView.update = lambda self, request, *args, **kwargs: update(
        self, request, *args, **{**kwargs, 'partial': True})


def put_forgets():
    """An update with a list of columns to save, which lacks a new one."""
    update = serializers.KnowledgeBaseSerializer.update

    def forgetful(self, instance, validated_data):
        return update(self, instance, {name: value for name, value in validated_data.items()
                                       if name != 'retrieved_chunks' or self.partial})

    serializers.KnowledgeBaseSerializer.update = forgetful


def change_fields(serializer, change):
    fields_of = serializer.get_fields

    def get_fields(self):
        fields = fields_of(self)
        change(fields)
        return fields

    serializer.get_fields = get_fields


FAULTS = {fault.__name__.replace('_', '-'): fault for fault in (
    authenticate_header_missing, open_view, html_404, token_auth_left_on, unordered_pages, page_count,
    lowercase_required, loose_split, debug_on, no_organisation_filter, no_organisation_filter_detail,
    no_permission_class, max_length_off, choices_off, soft_delete_shows, put_partial, put_forgets)}


def lay_over(names):
    """Turns on the faults of a comma-separated list. An unknown name ends the program: it would test nothing."""
    for name in filter(None, names.split(',')):
        if name not in FAULTS:
            sys.exit(f'There is no fault "{name}". There are: {", ".join(FAULTS)}.')
        FAULTS[name]()
