"""How data goes over the wire: camelCase JSON, in pages, whatever the client says it accepts."""
import json
import re

from rest_framework.exceptions import ParseError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer


def camel(name):
    return re.sub(r'(?<=[a-z0-9])_([a-z0-9])', lambda match: match[1].upper(), name)


def snake(name):
    return re.sub(r'(?<=[a-z0-9])([A-Z])', lambda match: f'_{match[1].lower()}', name)


def renamed(data, rename):
    """The same data, with each member's name changed by `rename`."""
    if isinstance(data, dict):
        return {rename(name) if isinstance(name, str) else name: renamed(value, rename)
                for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [renamed(value, rename) for value in data]
    return data


class Renderer(JSONRenderer):
    def render(self, data, accepted_media_type=None, renderer_context=None):
        return super().render(renamed(data, camel), accepted_media_type, renderer_context)


class Parser(JSONParser):
    def parse(self, stream, media_type=None, parser_context=None):
        try:
            data = super().parse(stream, media_type, parser_context)
            # A lone surrogate can be written in JSON, but neither stored nor sent back: it has no UTF-8.
            json.dumps(data, ensure_ascii=False).encode()
            return renamed(data, snake)
        except UnicodeEncodeError as error:
            raise ParseError('JSON parse error - a surrogate stands alone.') from error
        except RecursionError as error:
            raise ParseError('JSON parse error - nested too deeply.') from error


class JsonAlways(DefaultContentNegotiation):
    """No 406: it would be an answer that the contract does not know."""

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class Pagination(PageNumberPagination):
    page_size = 10
    page_size_query_param = 'pageSize'
    max_page_size = 100
