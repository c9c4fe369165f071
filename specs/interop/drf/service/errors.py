"""Every error is JSON, also where no view was reached."""
from django.http import JsonResponse
from rest_framework.views import exception_handler


def handle(error, context):
    """The answer to an error of a view. None for a bug, which `server_error` then answers."""
    response = exception_handler(error, context)
    if response is not None and isinstance(response.data, list):
        response.data = {'non_field_errors': response.data}
    return response


def bad_request(request, exception):
    return JsonResponse({'detail': 'Bad request.'}, status=400)


def not_found(request, exception):
    return JsonResponse({'detail': 'Not found.'}, status=404)


def server_error(request):
    return JsonResponse({'detail': 'Internal server error.'}, status=500)
