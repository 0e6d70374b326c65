"""A desk of its own for a run: a fresh record, filled from the reports of the examples, served on loopback."""
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
REPORTS = [ROOT / "Examples", ROOT / "Benchmarks/linking/gold/dev/reports.jsonl", Path(__file__).parent / "reports"]


class Served:
    """Starts `rapporteur serve` and stops it at the end."""

    def __init__(self, program, users=()):
        self.program = str(program)
        self.folder = tempfile.TemporaryDirectory(prefix="desk-")
        self.record = f"{self.folder.name}/record.sqlite"
        self.environment = {**os.environ, "RAPPORTEUR_RECORD": self.record}
        self.command("ingest", "--quiet", *map(str, REPORTS), accepted=(0, 1))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()
        if users:
            self.add_users(users)

    def start(self):
        self.process = subprocess.Popen([self.program, "serve", "--port", str(self.port), "--quiet"], env=self.environment)
        self.wait()

    def add_users(self, users):
        """From now on only they may ask; the desk is started anew."""
        for name, role, password in users:
            self.command("users", "add", name, "--role", role, typed=password + "\n")
        self.stop()
        self.start()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def command(self, *words, typed=None, accepted=(0,)):
        done = subprocess.run([self.program, *words], env=self.environment, input=typed, text=True, capture_output=True)
        if done.returncode not in accepted:
            raise SystemExit(f"{' '.join(words)}: {done.stderr}")
        return done.stdout

    def wait(self):
        for _ in range(150):
            try:
                self.get("health")
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"the desk stopped with {self.process.returncode}")
                time.sleep(0.1)
        raise SystemExit("the desk does not answer")

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}/api/v1/{path}", timeout=30) as answer:
            return json.load(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()
