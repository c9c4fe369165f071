"""Starts the service: python3 -m service --port 8000. Port 0 takes any free one."""
import argparse
import os
import shutil
import signal
import sys

os.environ['DJANGO_SETTINGS_MODULE'] = 'service.settings'


def tune(connection, **_):
    """The data does not outlive the process, so no write has to reach the disk."""
    connection.cursor().execute('PRAGMA journal_mode=WAL')
    connection.cursor().execute('PRAGMA synchronous=OFF')


def answer_head_without_body():
    """waitress sends whatever body the application gives, which a client would take for the next answer."""
    from waitress.channel import HTTPChannel
    from waitress.task import WSGITask

    class Task(WSGITask):
        @property
        def has_body(self):
            return self.request.command != 'HEAD' and super().has_body

    HTTPChannel.task_class = Task


def serve(port):
    import django
    import waitress
    from django.core.wsgi import get_wsgi_application
    from django.db.backends.signals import connection_created

    answer_head_without_body()
    connection_created.connect(tune)
    django.setup()
    from service import faults, seed
    faults.lay_over(os.environ.get('FAULT', ''))
    seed.create_tables()
    seed.fill()
    try:
        # Two threads are enough to meet each other; more only wait for Python's one lock, and take its time to do so.
        server = waitress.create_server(get_wsgi_application(), host='127.0.0.1', port=port, threads=2, ident='',
                                        connection_limit=1000, channel_timeout=30, cleanup_interval=5)
    except OSError as error:
        sys.exit(f'Cannot listen on port {port}: {error.strerror}.')
    print(f'listening on http://127.0.0.1:{server.effective_port}', flush=True)
    server.run()


def stop(*_):
    raise SystemExit(0)


def main():
    options = argparse.ArgumentParser(prog='service', description=__doc__)
    options.add_argument('--port', type=int, default=0)
    port = options.parse_args().port
    signal.signal(signal.SIGTERM, stop)
    from service.settings import STATE_DIR
    try:
        serve(port)
    finally:
        shutil.rmtree(STATE_DIR, ignore_errors=True)


main()
