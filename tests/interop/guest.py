"""A third party's client: comes into a relayed visit by its link, sends a picture and a tone, and counts
what others send.

It knows what protocol/README.md says and nothing else. What it sees it says on its standard output, one
line of JSON for each thing, until it is ended.
"""

import argparse
import array
import asyncio
import fractions
import json
import math
import random
import time
import urllib.request

import av
import websockets
from aiortc import (
    MediaStreamTrack,
    RTCBundlePolicy,
    RTCConfiguration,
    RTCPeerConnection,
    RTCSessionDescription,
    rtcdtlstransport,
)

BEAT_S = 3
# The relay gives only those who send already: it is asked again while somebody is missing.
ASK_EVERY_S = 1.5
LEVEL = {"mic": "live", "camera": "live", "voice": "speaking", "link": "good", "hears": True, "screen": "unable"}


def say(**what):
    print(json.dumps(what), flush=True)


class Paced(MediaStreamTrack):
    """A track that gives a frame each `step` seconds."""

    step = 1.0

    def __init__(self):
        super().__init__()
        self.began = time.monotonic()
        self.count = 0

    async def recv(self):
        await asyncio.sleep(self.began + self.count * self.step - time.monotonic())
        frame = self.frame(self.count)
        self.count += 1
        return frame


class Picture(Paced):
    """A bright bar that wanders over a grey ground."""

    kind = "video"
    step = 1 / 15
    width, height = 320, 240

    def frame(self, count):
        frame = av.VideoFrame(self.width, self.height, "yuv420p")
        bar = count * 8 % (self.width - 32)
        for plane, grey, bright in zip(frame.planes, (90, 110, 150), (230, 150, 110)):
            scale = self.width // plane.width
            left, wide = bar // scale, 32 // scale
            rest = plane.line_size - left - wide
            row = bytes([grey]) * left + bytes([bright]) * wide + bytes([grey]) * rest
            plane.update(row * plane.height)
        frame.pts, frame.time_base = count * 6000, fractions.Fraction(1, 90_000)
        return frame


class Tone(Paced):
    """440 Hz, in blocks of 20 ms."""

    kind = "audio"
    step = 0.02
    rate, block = 48_000, 960

    def frame(self, count):
        frame = av.AudioFrame(format="s16", layout="mono", samples=self.block)
        turns = 2 * math.pi * 440 / self.rate
        times = range(count * self.block, (count + 1) * self.block)
        frame.planes[0].update(array.array("h", (int(9000 * math.sin(turns * t)) for t in times)).tobytes())
        frame.pts, frame.sample_rate = count * self.block, self.rate
        frame.time_base = fractions.Fraction(1, self.rate)
        return frame


def redeem(origin, secret, page):
    """Spends the link."""
    body = json.dumps({"secret": secret, "page": page}).encode()
    headers = {"content-type": "application/json", "origin": origin}
    request = urllib.request.Request(f"{origin}/api/redeem", body, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


class Visit:
    """What this client must know of the visit: who is inside, and whether the relay carries it."""

    def __init__(self, own):
        self.own = own
        self.inside = set()
        self.media = "direct"

    def take(self, state):
        self.media = state["media"]
        self.inside = {seat for seat, one in state["seats"] if one["standing"] == "admitted"}

    def apply(self, event):
        match event["type"]:
            case "seat_admitted":
                self.inside.add(event["seat"])
            case "seat_sent_back" | "seat_removed":
                self.inside.discard(event["seat"])
            case "media_moved":
                self.media = event["media"]

    def may_call(self):
        return self.own in self.inside and self.media != "direct"


class Call:
    """The connection with the relay."""

    def __init__(self, tell):
        self.tell = tell
        # All on one transport, as the relay wants it.
        self.peer = RTCPeerConnection(RTCConfiguration(bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self.peer.addTransceiver(Tone(), "sendonly")
        self.peer.addTransceiver(Picture(), "sendonly")
        self.count = {"pictures": 0, "sounds": 0, "loudest": 0}
        self.given = set()
        self.answered = asyncio.Event()
        self.tasks = []
        self.peer.on("track", lambda track: self.tasks.append(asyncio.create_task(self.watch(track))))
        self.peer.on("connectionstatechange", lambda: say(connection=self.peer.connectionState))

    async def run(self, others):
        """Offers until the relay gives each of `others`, and then says what comes of them."""
        for _ in others:
            self.peer.addTransceiver("audio", "recvonly")
            self.peer.addTransceiver("video", "recvonly")
        while self.given != set(others):
            await self.peer.setLocalDescription(await self.peer.createOffer())
            self.answered.clear()
            offer = {"type": "offer", "sdp": self.peer.localDescription.sdp}
            await self.tell({"type": "relay_signalling", "call": 1, "body": offer})
            await self.answered.wait()
            await asyncio.sleep(ASK_EVERY_S)
        say(payload_types=payload_types(self.peer.localDescription.sdp))
        while True:
            say(**self.count)
            await asyncio.sleep(0.5)

    async def answer(self, sdp):
        streams = [line.split("seat-")[1] for line in sdp.splitlines() if line.startswith("a=msid:seat-")]
        self.given = {int(stream.split()[0]) for stream in streams}
        await self.peer.setRemoteDescription(RTCSessionDescription(sdp, "answer"))
        self.answered.set()

    async def watch(self, track):
        while True:
            frame = await track.recv()
            if track.kind == "video":
                self.count["pictures"] += 1
            else:
                self.count["sounds"] += 1
                samples = array.array("h", bytes(frame.planes[0])[: frame.samples * 2])
                self.count["loudest"] = max(self.count["loudest"], *map(abs, samples))


def payload_types(sdp):
    """The numbers that this client gave the codecs, as `opus` or `VP8`."""
    maps = [line[len("a=rtpmap:") :].split() for line in sdp.splitlines() if line.startswith("a=rtpmap:")]
    names = {name.split("/")[0]: int(number) for number, name in reversed(maps)}
    return {name: names[name] for name in ("opus", "VP8")}


async def every(seconds, tell, message):
    while True:
        await tell(message)
        await asyncio.sleep(seconds)


async def visit(link, version):
    page = random.randrange(1, 2**32)
    address, secret = link.split("#")
    origin = address.rsplit("/", 1)[0]
    redeemed = await asyncio.to_thread(redeem, origin, secret, page)
    socket_address = origin.replace("http", "ws", 1) + "/ws"
    async with websockets.connect(socket_address, origin=origin) as socket:

        async def tell(message):
            await socket.send(json.dumps(message))

        ticket, held = redeemed["ticket"], {"type": "nothing"}
        await tell({"type": "hello", "version": version, "ticket": ticket, "page": page, "held": held})
        state, call, tasks = Visit(redeemed["seat"]), None, []
        async for text in socket:
            message = json.loads(text)
            match message["type"]:
                case "welcome":
                    say(welcome=message["seat"])
                    tasks.append(asyncio.create_task(every(BEAT_S, tell, {"type": "beat"})))
                    if message["missed"]["type"] == "snapshot":
                        state.take(message["missed"]["state"])
                case "snapshot":
                    state.take(message["state"])
                case "entry":
                    state.apply(message["entry"]["event"])
                case "relay_signalling":
                    await call.answer(message["body"]["sdp"])
                case "refused" | "ignored" | "closing":
                    say(said=message)
            if call is None and state.may_call():
                level = {"type": "level", "level": LEVEL}
                tasks.append(asyncio.create_task(every(BEAT_S, tell, level)))
                call = Call(tell)
                others = sorted(state.inside - {state.own})
                say(calls=others)
                tasks.append(asyncio.create_task(call.run(others)))
            for task in tasks:
                if task.done():
                    task.result()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("link")
    arguments.add_argument("--version", type=int, required=True, help="of the protocol")
    arguments.add_argument("--older", action="store_true", help="know no AES-GCM for media")
    given = arguments.parse_args()
    if given.older:
        profiles = rtcdtlstransport.SRTP_PROFILES
        profiles[:] = [one for one in profiles if one == rtcdtlstransport.SRTP_AES128_CM_SHA1_80]
    asyncio.run(visit(given.link, given.version))
