"""Training scenes of SIZE pixels: single photos, mosaics of four, and foods cut out and laid on tables that have none."""

import colorsys
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZE = 416
#: Sides of what the network is shown are multiples of its coarsest grid.
STEP = 32
GREY = 114


@dataclass
class Scene:
    pixels: np.ndarray
    #: (class, left, top, right, bottom) in pixels.
    boxes: list = field(default_factory=list)
    #: The same shape, where a class is known to be somewhere inside.
    weak: list = field(default_factory=list)
    #: (left, top, right, bottom) where finding something is neither right nor wrong.
    ignored: list = field(default_factory=list)


def letterbox(pixels):
    """The largest picture of this shape that fits, top left, both sides filled up to the next STEP, as the photo server makes
    it. Gives pixels and scale."""
    height, width = pixels.shape[:2]
    scale = SIZE / max(height, width)
    shape = (max(1, round(width * scale)), max(1, round(height * scale)))
    canvas = np.full((*(ceil(side / STEP) * STEP for side in reversed(shape)), 3), GREY, np.uint8)
    canvas[: shape[1], : shape[0]] = np.asarray(Image.fromarray(pixels).resize(shape, Image.BILINEAR))
    return canvas, scale


def light(image, rng):
    """Other light, another camera: brightness, contrast, colour, hue, softness, noise."""
    for enhance, low, high in ((ImageEnhance.Brightness, 0.6, 1.35), (ImageEnhance.Contrast, 0.7, 1.3), (ImageEnhance.Color, 0.6, 1.4)):
        image = enhance(image).enhance(rng.uniform(low, high))
    if rng.random() < 0.5:
        cast = np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0, 0.16), 1.0), np.float32)
        image = Image.fromarray((np.asarray(image) * cast).clip(0, 255).astype(np.uint8))
    if rng.random() < 0.15:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.6)))
    if rng.random() < 0.15:
        noise = rng.normal(0, rng.uniform(3, 12), (*image.size[::-1], 1))
        image = Image.fromarray((np.asarray(image) + noise).clip(0, 255).astype(np.uint8))
    return image


def place(scene, photo, pixels, cell, rng, zoom):
    """Draws a photo into a cell (left, top, right, bottom) of the scene, moved and scaled, with all that is known of it."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = cell
    fit = max((right - left) / width, (bottom - top) / height) if zoom[1] > 1 else min((right - left) / width, (bottom - top) / height)
    scale = fit * rng.uniform(*zoom)
    size = (max(2, round(width * scale)), max(2, round(height * scale)))
    x = left + round(rng.uniform(min(0, right - left - size[0]), max(0, right - left - size[0])))
    y = top + round(rng.uniform(min(0, bottom - top - size[1]), max(0, bottom - top - size[1])))
    image = Image.fromarray(pixels).resize(size, Image.BILINEAR)
    flip = rng.random() < 0.5
    if flip:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    tilt = rng.random() < 0.15
    if tilt:
        image = image.transpose(Image.FLIP_TOP_BOTTOM)
    image = light(image, rng)
    canvas = Image.fromarray(scene.pixels)
    window = (max(left, x), max(top, y), min(right, x + size[0]), min(bottom, y + size[1]))
    if window[2] <= window[0] or window[3] <= window[1]:
        return
    canvas.paste(image.crop((window[0] - x, window[1] - y, window[2] - x, window[3] - y)), window[:2])
    scene.pixels = np.asarray(canvas)

    def inside(box):
        l, t, r, b = box
        if flip:
            l, r = 1 - r, 1 - l
        if tilt:
            t, b = 1 - b, 1 - t
        full = (x + l * size[0], y + t * size[1], x + r * size[0], y + b * size[1])
        cut = (max(full[0], window[0]), max(full[1], window[1]), min(full[2], window[2]), min(full[3], window[3]))
        if cut[2] - cut[0] < 4 or cut[3] - cut[1] < 4:
            return None, 0
        area = (full[2] - full[0]) * (full[3] - full[1])
        return cut, (cut[2] - cut[0]) * (cut[3] - cut[1]) / area

    for label, *box in photo.boxes or []:
        cut, share = inside(box)
        if cut is not None:
            (scene.boxes.append((label, *cut)) if share > 0.35 else scene.ignored.append(cut))
    for box in photo.ignored:
        cut, _ = inside(box)
        if cut is not None:
            scene.ignored.append(cut)
    if photo.label is not None:
        scene.weak.append((photo.label, *window))


class Composer:
    """Makes scenes from the training photos. `rng` decides everything, so that a seed gives the same scenes."""

    def __init__(self, photos, pixels_of):
        self.pixels_of = pixels_of
        self.named = [photo for photo in photos if photo.label is not None]
        self.boxed = [photo for photo in photos if photo.source in ('epicure', 'fruit300')]
        self.tables = [photo for photo in photos if photo.source == 'tables']
        self.empty = [photo for photo in self.tables if not photo.boxes and not photo.ignored] or self.tables
        self.by_label = {}
        for photo in self.named:
            self.by_label.setdefault(photo.label, []).append(photo)
        self.cutouts = {}
        for photo in self.boxed:
            for label, *box in photo.boxes:
                self.cutouts.setdefault(label, []).append((photo, box))

    def scene(self, rng):
        kind = rng.random()
        if kind < 0.36:
            return self.single(rng, self.some_named(rng))
        if kind < 0.50:
            return self.single(rng, self.boxed[rng.integers(len(self.boxed))])
        if kind < 0.70:
            return self.mosaic(rng)
        if kind < 0.84:
            return self.laid_table(rng)
        if kind < 0.93:
            return self.single(rng, self.tables[rng.integers(len(self.tables))])
        return Scene(self.background(rng))

    def bare(self, rng):
        """A table or a room from which the food was left out."""
        pool = self.tables + self.boxed
        photo = pool[rng.integers(len(pool))]
        crop = bare_crop(photo, self.pixels_of(photo), rng)
        if crop is None or min(crop.shape[:2]) < 24:
            return drawn_table(rng)
        image = Image.fromarray(crop).resize((SIZE, SIZE), Image.BILINEAR)
        return np.asarray(light(image, rng))

    def some_named(self, rng):
        """Classes with few photos come up more often than their share, but not as often as the large ones."""
        labels = list(self.by_label)
        weights = np.array([len(self.by_label[label]) for label in labels], float) ** 0.6
        photos = self.by_label[labels[rng.choice(len(labels), p=weights / weights.sum())]]
        return photos[rng.integers(len(photos))]

    def single(self, rng, photo):
        scene = Scene(np.full((SIZE, SIZE, 3), GREY, np.uint8))
        pixels = self.pixels_of(photo)
        height, width = pixels.shape[:2]
        if rng.random() < 0.6:
            place(scene, photo, pixels, (0, 0, SIZE, SIZE), rng, (1.0, 1.45))
        else:
            scale = SIZE / max(height, width)
            place(scene, photo, pixels, (0, 0, min(SIZE, round(width * scale)), min(SIZE, round(height * scale))), rng, (0.999, 1.0))
        return scene

    def mosaic(self, rng):
        scene = Scene(np.full((SIZE, SIZE, 3), GREY, np.uint8))
        x, y = (int(value) for value in rng.uniform(0.3, 0.7, 2) * SIZE)
        for cell in ((0, 0, x, y), (x, 0, SIZE, y), (0, y, x, SIZE), (x, y, SIZE, SIZE)):
            chance = rng.random()
            if chance < 0.55:
                photo = self.some_named(rng)
            elif chance < 0.93:
                photo = self.boxed[rng.integers(len(self.boxed))]
            else:
                photo = self.empty[rng.integers(len(self.empty))]
            place(scene, photo, self.pixels_of(photo), cell, rng, (1.0, 1.3))
        return scene

    def laid_table(self, rng):
        scene = Scene(self.background(rng))
        taken = []
        labels = list(self.cutouts)
        for _ in range(rng.integers(1, 7)):
            label = labels[rng.integers(len(labels))]
            photo, box = self.cutouts[label][rng.integers(len(self.cutouts[label]))]
            piece, mask = cut_out(self.pixels_of(photo), box, photo.source)
            if piece is None:
                continue
            side = SIZE * np.exp(rng.uniform(np.log(0.08), np.log(0.6)))
            scale = side / max(piece.size)
            size = (max(6, round(piece.width * scale)), max(6, round(piece.height * scale)))
            piece, mask = light(piece.resize(size, Image.BILINEAR), rng), mask.resize(size, Image.BILINEAR)
            turn = rng.choice([0, 0, 90, 180, 270])
            piece, mask = piece.rotate(turn, expand=True), mask.rotate(turn, expand=True)
            shape = mask.getbbox()
            if shape is None or piece.width >= SIZE or piece.height >= SIZE:
                continue
            x, y = (int(rng.integers(0, SIZE - extent)) for extent in piece.size)
            box = (x + shape[0], y + shape[1], x + shape[2], y + shape[3])
            if any(covered(box, other) > 0.35 or covered(other, box) > 0.35 for other in taken):
                continue
            canvas = Image.fromarray(scene.pixels)
            shadow = Image.new('RGB', piece.size, (30, 28, 26))
            soft = mask.filter(ImageFilter.GaussianBlur(max(1, side * 0.03))).point(lambda value: value * 0.45)
            canvas.paste(shadow, (x + max(1, int(side * 0.02)), y + max(1, int(side * 0.03))), soft)
            canvas.paste(piece, (x, y), mask)
            scene.pixels = np.asarray(canvas)
            scene.boxes.append((label, *box))
            taken.append(box)
        return scene

    def background(self, rng):
        kind = rng.random()
        if kind < 0.3:
            return self.bare(rng)
        if kind < 0.75:
            photo = self.empty[rng.integers(len(self.empty))]
            scene = Scene(np.full((SIZE, SIZE, 3), GREY, np.uint8))
            place(scene, photo, self.pixels_of(photo), (0, 0, SIZE, SIZE), rng, (1.0, 2.2))
            return scene.pixels
        return drawn_table(rng)


def bare_crop(photo, pixels, rng):
    """A part of a photo on which nothing is known to lie; None when there is hardly any."""
    taken = [tuple(box) for _, *box in photo.boxes or []] + [tuple(box) for box in photo.ignored]
    for _ in range(12):
        width, height = rng.uniform(0.25, 0.6, 2)
        left, top = rng.uniform(0, 1 - width), rng.uniform(0, 1 - height)
        crop = (left, top, left + width, top + height)
        if all(covered(crop, box) == 0 for box in taken):
            tall, wide = pixels.shape[:2]
            return pixels[int(top * tall) : int((top + height) * tall), int(left * wide) : int((left + width) * wide)]
    return None


def covered(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(0, width) * max(0, height) / ((a[2] - a[0]) * (a[3] - a[1]))


def cut_out(pixels, box, source):
    """A thing without what is around it: by the colour of a plain background, else by a soft ellipse."""
    height, width = pixels.shape[:2]
    l, t, r, b = (int(value * extent) for value, extent in zip(box, (width, height, width, height)))
    l, t, r, b = max(0, l), max(0, t), min(width, r), min(height, b)
    if r - l < 8 or b - t < 8:
        return None, None
    piece = pixels[t:b, l:r]
    if source == 'epicure':
        edge = np.concatenate([piece[0], piece[-1], piece[:, 0], piece[:, -1]]).astype(np.float32)
        plain = np.median(edge, 0)
        distance = np.abs(piece.astype(np.float32) - plain).max(-1)
        mask = Image.fromarray(((distance > 28) * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(3))
        if np.asarray(mask).mean() > 0.25 * 255:
            return Image.fromarray(piece), mask.filter(ImageFilter.GaussianBlur(1))
    mask = Image.new('L', (r - l, b - t), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, r - l - 1, b - t - 1), fill=255)
    return Image.fromarray(piece), mask.filter(ImageFilter.GaussianBlur(1))


def drawn_table(rng):
    """A table, a cloth, a plate or a screen, drawn: nothing to eat."""
    tone = np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0, 0.5), rng.uniform(0.2, 1)), np.float32) * 255
    other = np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0, 0.5), rng.uniform(0.2, 1)), np.float32) * 255
    ramp = np.linspace(0, 1, SIZE, dtype=np.float32)
    field = np.add.outer(ramp * rng.uniform(-1, 1), ramp * rng.uniform(-1, 1))
    if rng.random() < 0.5:
        field = field + 0.25 * np.sin(np.add.outer(ramp * rng.uniform(0, 120), ramp * rng.uniform(0, 120)))
    field = ((field - field.min()) / (np.ptp(field) + 1e-6))[..., None]
    pixels = tone * field + other * (1 - field) + rng.normal(0, rng.uniform(0, 10), (SIZE, SIZE, 1))
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(0, 4)):
        x, y = rng.uniform(0, SIZE, 2)
        size = rng.uniform(20, 220)
        shade = tuple(int(value) for value in rng.integers(0, 256, 3))
        if rng.random() < 0.5:
            draw.ellipse((x - size, y - size, x + size, y + size), fill=shade)
            rim = tuple(min(255, value + 20) for value in shade)
            draw.ellipse((x - size * 0.75, y - size * 0.75, x + size * 0.75, y + size * 0.75), fill=rim)
        else:
            draw.rectangle((x, y, x + size, y + size * rng.uniform(0.05, 1)), fill=shade)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 2))))
