"""The part of ClickHouse's HTTP interface that the console uses, over chdb: ClickHouse's own engine in this process.

serve-chdb.py FOLDER: keeps its data in FOLDER, prints the port that it listens on at 127.0.0.1, ends when its standard input does.
A statement is the body of a POST; it is carried out whole before the answer begins, one after the other.
"""

import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from chdb import session

engine = session.Session(sys.argv[1])
one_at_a_time = threading.Lock()


class Statements(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        sql = self.rfile.read(int(self.headers["content-length"])).decode()
        try:
            with one_at_a_time:
                answer = engine.query(sql).bytes() or b""
            status = 200
        except Exception as error:  # What the engine says is the answer, as ClickHouse's own.
            status, answer = 500, str(error).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


server = ThreadingHTTPServer(("127.0.0.1", 0), Statements)
threading.Thread(target=end_with_parent, daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
