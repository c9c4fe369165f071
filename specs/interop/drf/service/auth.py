"""Who is calling, and what they may do."""
import re

from django.conf import settings
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission


class Client:
    is_authenticated = True

    def __init__(self, organization, writes):
        self.organization = organization
        self.writes = writes


def client_of(key):
    """The client that the key was issued to."""
    if key not in settings.KEYS:
        # The same words as for a missing key: the service does not tell which keys exist.
        raise AuthenticationFailed('Authentication credentials were not provided.')
    return Client(*settings.KEYS[key])


class ApiKeyAuthentication(BaseAuthentication):
    def key_in(self, header):
        match = re.fullmatch(r'Api-Key ([A-Za-z0-9]+)', header)
        return match and match[1]

    def authenticate(self, request):
        # HTTP allows white space around a header's value, so it is no part of it.
        header = request.META.get('HTTP_AUTHORIZATION', '').strip(' \t')
        if not header:
            return None
        key = self.key_in(header)
        if not key:
            raise AuthenticationFailed('Invalid API key format.')
        return client_of(key), None

    def authenticate_header(self, request):
        return 'Api-Key'


class MayCall(BasePermission):
    def has_permission(self, request, view):
        return bool(request.user) and (request.user.writes or request.method in SAFE_METHODS)
