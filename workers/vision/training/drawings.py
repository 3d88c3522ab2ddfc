"""Drawn pictures of things that nobody eats: faces, balls, signs, houses, screens, charts. A detector that learned from
photos alone takes a round face for a melon."""

import colorsys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def drawn_picture(rng, size):
    """RGB pixels of `size` by `size`, with one to three things on a plain or shaded ground."""
    image = Image.new('RGB', (size, size), colour(rng, 0.7))
    draw = ImageDraw.Draw(image)
    if rng.random() < 0.3:
        draw.rectangle((0, size * rng.uniform(0.5, 0.8), size, size), fill=colour(rng))
    for _ in range(rng.integers(1, 4)):
        thing = THINGS[rng.integers(len(THINGS))]
        radius = size * rng.uniform(0.08, 0.42)
        thing(draw, rng, rng.uniform(radius, size - radius), rng.uniform(radius, size - radius), radius)
    if rng.random() < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 2)))
    pixels = np.asarray(image, np.float32)
    if rng.random() < 0.5:
        pixels = pixels + rng.normal(0, rng.uniform(1, 8), (size, size, 1))
    return pixels.clip(0, 255).astype(np.uint8)


def colour(rng, pale=0.0):
    if rng.random() < pale:
        return (int(rng.integers(225, 256)),) * 3
    hue, saturation, value = rng.random(), rng.uniform(0, 1), rng.uniform(0.1, 1)
    return tuple(int(255 * part) for part in colorsys.hsv_to_rgb(hue, saturation, value))


def skin(rng):
    shade = rng.uniform(0.3, 1)
    return tuple(int(value * shade) for value in (250, rng.integers(190, 225), rng.integers(150, 195)))


def disc(draw, x, y, wide, high, fill, **more):
    draw.ellipse((x - wide, y - high, x + wide, y + high), fill=fill, **more)


def face(draw, rng, x, y, r):
    wide, high = r * rng.uniform(0.7, 1), r
    plain = rng.random() < 0.35
    if not plain:
        disc(draw, x, y - r * 0.15, wide * 1.1, high, colour(rng))
    disc(draw, x, y, wide, high, colour(rng) if plain else skin(rng), outline=(0, 0, 0) if rng.random() < 0.3 else None)
    ink = (0, 0, 0) if plain else colour(rng)
    eye = r * rng.uniform(0.06, 0.14)
    for side in (-1, 1):
        if not plain or rng.random() < 0.3:
            disc(draw, x + side * wide * 0.4, y - r * 0.15, eye * 1.8, eye * 1.3, (255, 255, 255))
        disc(draw, x + side * wide * 0.4, y - r * 0.15, eye, eye, ink)
    if rng.random() < 0.6:
        draw.line((x, y - r * 0.1, x - r * 0.08, y + r * 0.2, x + r * 0.04, y + r * 0.22), fill=ink, width=max(1, int(r / 30)))
    mouth = (x - wide * 0.5, y + r * 0.1, x + wide * 0.5, y + r * rng.uniform(0.45, 0.75))
    draw.arc(mouth, 20, 160, fill=ink if plain else (170, 40, 50), width=max(2, int(r / rng.uniform(8, 20))))


def ball(draw, rng, x, y, r):
    disc(draw, x, y, r, r, colour(rng, 0.4), outline=colour(rng), width=max(1, int(r / 40)))
    mark = colour(rng)
    if rng.random() < 0.5:
        for turn in range(6):
            at = turn * np.pi / 3 + rng.uniform(-0.1, 0.1)
            far = 0 if turn == 0 else r * 0.72
            polygon(draw, x + far * np.cos(at), y + far * np.sin(at), r * 0.25, 5, mark)
    else:
        draw.arc((x - r * 0.5, y - r, x + r * 0.5, y + r), 0, 360, fill=mark, width=max(2, int(r / 20)))
        draw.line((x - r, y, x + r, y), fill=mark, width=max(2, int(r / 20)))


def polygon(draw, x, y, r, corners, fill):
    turns = [2 * np.pi * corner / corners - np.pi / 2 for corner in range(corners)]
    draw.polygon([(x + r * np.cos(turn), y + r * np.sin(turn)) for turn in turns], fill=fill)


def lights(draw, rng, x, y, r):
    draw.rounded_rectangle((x - r * 0.4, y - r, x + r * 0.4, y + r), r * 0.15, fill=colour(rng))
    for row, lamp in enumerate(((225, 40, 40), (250, 170, 20), (50, 190, 70))):
        disc(draw, x, y + (row - 1) * r * 0.62, r * 0.26, r * 0.26, lamp)


def house(draw, rng, x, y, r):
    draw.rectangle((x - r * 0.7, y - r * 0.2, x + r * 0.7, y + r), fill=colour(rng))
    draw.polygon([(x - r * 0.9, y - r * 0.2), (x, y - r), (x + r * 0.9, y - r * 0.2)], fill=colour(rng))
    draw.rectangle((x - r * 0.15, y + r * 0.3, x + r * 0.15, y + r), fill=colour(rng))
    for side in (-1, 1):
        draw.rectangle((x + side * r * 0.45 - r * 0.13, y, x + side * r * 0.45 + r * 0.13, y + r * 0.25), fill=colour(rng))
    disc(draw, x + r * rng.uniform(0.8, 1.4), y - r * 0.9, r * 0.3, r * 0.3, (255, int(rng.integers(180, 240)), 40))


def sign(draw, rng, x, y, r):
    disc(draw, x, y, r, r, colour(rng))
    disc(draw, x, y, r * 0.8, r * 0.8, colour(rng, 0.6))
    if rng.random() < 0.6:
        draw.rectangle((x - r * 0.5, y - r * 0.12, x + r * 0.5, y + r * 0.12), fill=colour(rng))


def screen(draw, rng, x, y, r):
    high = r * rng.uniform(0.5, 0.8)
    draw.rounded_rectangle((x - r, y - high, x + r, y + high), r * 0.05, fill=(30, 32, 38))
    draw.rectangle((x - r * 0.94, y - high * 0.9, x + r * 0.94, y + high * 0.9), fill=colour(rng, 0.5))
    for _ in range(rng.integers(2, 9)):
        left, top = x + r * rng.uniform(-0.9, 0.5), y + high * rng.uniform(-0.85, 0.7)
        corner = (left, top, left + r * rng.uniform(0.1, 0.4), top + high * rng.uniform(0.04, 0.3))
        (draw.ellipse if rng.random() < 0.3 else draw.rectangle)(corner, fill=colour(rng))


def chart(draw, rng, x, y, r):
    if rng.random() < 0.5:
        at = 0.0
        while at < 360:
            step = rng.uniform(20, 140)
            draw.pieslice((x - r, y - r, x + r, y + r), at, min(360, at + step), fill=colour(rng))
            at += step
        return
    for bar in range(6):
        left = x - r + bar * r / 3
        draw.rectangle((left, y + r - 2 * r * rng.uniform(0.1, 0.9), left + r / 4, y + r), fill=colour(rng))


def tree(draw, rng, x, y, r):
    draw.rectangle((x - r * 0.12, y, x + r * 0.12, y + r), fill=(110, 75, 45))
    for _ in range(rng.integers(1, 5)):
        shift = rng.uniform(-0.35, 0.35, 2) * r
        disc(draw, x + shift[0], y - r * 0.35 + shift[1], r * 0.45, r * 0.45, (50, int(rng.integers(90, 200)), 60))


def flower(draw, rng, x, y, r):
    petal = colour(rng)
    for turn in np.linspace(0, 2 * np.pi, int(rng.integers(5, 10)), endpoint=False):
        disc(draw, x + r * 0.6 * np.cos(turn), y + r * 0.6 * np.sin(turn), r * 0.35, r * 0.35, petal)
    disc(draw, x, y, r * 0.3, r * 0.3, colour(rng))


def car(draw, rng, x, y, r):
    paint = colour(rng)
    draw.rounded_rectangle((x - r, y - r * 0.1, x + r, y + r * 0.4), r * 0.1, fill=paint)
    draw.polygon([(x - r * 0.6, y - r * 0.1), (x - r * 0.35, y - r * 0.5), (x + r * 0.35, y - r * 0.5), (x + r * 0.6, y - r * 0.1)], fill=paint)
    for side in (-1, 1):
        disc(draw, x + side * r * 0.55, y + r * 0.4, r * 0.22, r * 0.22, (25, 25, 25))
        disc(draw, x + side * r * 0.55, y + r * 0.4, r * 0.1, r * 0.1, (190, 190, 190))


THINGS = (face, face, face, ball, ball, lights, house, sign, screen, screen, chart, tree, flower, car)
