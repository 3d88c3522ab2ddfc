"""What a network is taught: boxes by SimOTA assignment (arXiv:2107.08430, section 2.3), and, where only the class of a
photo is known, the mean of the surest cells (multiple-instance learning)."""

import torch
from torch.nn.functional import binary_cross_entropy, binary_cross_entropy_with_logits, logsigmoid

from network import STRIDES

CENTRE_RADIUS = 1.5
SUREST = 6


def cells(width, height):
    """Of every row of the head's output for a picture so large: the cell's corner on its grid, and its stride."""
    corners, strides = [], []
    for stride in STRIDES:
        y, x = torch.meshgrid(torch.arange(height // stride), torch.arange(width // stride), indexing='ij')
        corners.append(torch.stack([x, y], -1).reshape(-1, 2).float())
        strides.append(torch.full((x.numel(),), float(stride)))
    return torch.cat(corners), torch.cat(strides)


def boxes_of(rows, corners, strides):
    """(left, top, right, bottom) in pixels."""
    centre = (rows[..., :2] + corners) * strides[:, None]
    half = rows[..., 2:4].clamp(max=8).exp() * strides[:, None] / 2
    return torch.cat([centre - half, centre + half], -1)


def overlaps(a, b):
    """Intersection over union of each of `a` with each of `b`."""
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = (high - low).clamp(min=0).prod(-1)
    area = lambda box: (box[:, 2:] - box[:, :2]).clamp(min=0).prod(-1)
    return shared / (area(a)[:, None] + area(b)[None] - shared + 1e-9)


@torch.no_grad()
def assign(boxes, objects, classes, truth, labels, centres, strides):
    """Which cells answer for which true box. Gives the cells, the box of each, and how well each covers it."""
    near = (centres[None] - ((truth[:, :2] + truth[:, 2:]) / 2)[:, None]).abs().amax(-1) < CENTRE_RADIUS * strides
    inside = ((centres[None] > truth[:, None, :2]) & (centres[None] < truth[:, None, 2:])).all(-1)
    possible = (near | inside).any(0).nonzero()[:, 0]
    if len(possible) == 0:
        none = possible
        return none, none, none.float()
    covers = overlaps(truth, boxes[possible])
    joint = (objects[possible, None].sigmoid() * classes[possible].sigmoid()).sqrt()
    wanted = torch.nn.functional.one_hot(labels, classes.shape[1]).float()
    doubt = binary_cross_entropy(
        joint[None].expand(len(truth), -1, -1), wanted[:, None].expand(-1, len(possible), -1), reduction='none'
    ).sum(-1)
    cost = doubt - 3 * (covers + 1e-8).log() + 1e5 * ~(near & inside)[:, possible]
    taken = torch.zeros_like(cost, dtype=torch.bool)
    counts = covers.topk(min(10, covers.shape[1]), 1).values.sum(1).int().clamp(min=1)
    for row, count in enumerate(counts.tolist()):
        taken[row, cost[row].topk(min(count, cost.shape[1]), largest=False).indices] = True
    shared = taken.sum(0) > 1
    if shared.any():
        best = cost[:, shared].argmin(0)
        taken[:, shared] = False
        taken[best, shared.nonzero()[:, 0]] = True
    owner, cell = taken.nonzero(as_tuple=True)
    return possible[cell], owner, covers[owner, cell]


def inside_of(centres, boxes):
    if not boxes:
        return torch.zeros(len(centres), dtype=torch.bool)
    box = torch.tensor([box[-4:] for box in boxes])
    return ((centres[None] > box[:, None, :2]) & (centres[None] < box[:, None, 2:])).all(-1).any(0)


class FoodLoss:
    def __init__(self, size):
        self.corners, self.strides = cells(size, size)
        self.centres = (self.corners + 0.5) * self.strides[:, None]

    def __call__(self, rows, scenes):
        """Losses of a batch of the food head's output, by name."""
        boxes = boxes_of(rows, self.corners, self.strides)
        sums = {'box': 0.0, 'object': 0.0, 'class': 0.0, 'weak': 0.0}
        found, regions = 0, 0
        for index, scene in enumerate(scenes):
            objects, classes = rows[index, :, 4], rows[index, :, 5:]
            target = torch.zeros_like(objects)
            weight = torch.ones_like(objects)
            weight[inside_of(self.centres, scene.weak) | inside_of(self.centres, scene.ignored)] = 0
            if scene.boxes:
                truth = torch.tensor([box[1:] for box in scene.boxes]).float()
                labels = torch.tensor([box[0] for box in scene.boxes])
                cell, owner, covers = assign(boxes[index].detach(), objects, classes, truth, labels, self.centres, self.strides)
                if len(cell):
                    found += len(cell)
                    target[cell], weight[cell] = 1.0, 1.0
                    own = overlaps_aligned(boxes[index, cell], truth[owner])
                    sums['box'] = sums['box'] + (1 - own**2).sum()
                    wanted = torch.nn.functional.one_hot(labels[owner], classes.shape[1]) * covers[:, None]
                    sums['class'] = sums['class'] + binary_cross_entropy_with_logits(classes[cell], wanted, reduction='sum')
            sums['object'] = sums['object'] + (binary_cross_entropy_with_logits(objects, target, reduction='none') * weight).sum()
            for label, *box in scene.weak:
                regions += 1
                sums['weak'] = sums['weak'] + self.weak(objects, classes, label, box)
        found = max(found, 8)
        return {
            'box': 5 * sums['box'] / found,
            'object': sums['object'] / found,
            'class': sums['class'] / found,
            'weak': 1.5 * sums['weak'] / max(regions, 1),
        }

    def weak(self, objects, classes, label, box):
        """The class is somewhere inside the box and the others are nowhere in it."""
        within = inside_of(self.centres, [box])
        joint = (logsigmoid(objects[within])[:, None] + logsigmoid(classes[within])).exp()
        surest = joint.topk(min(SUREST, len(joint)), 0).values.mean(0).clamp(1e-6, 1 - 1e-6)
        wanted = torch.zeros_like(surest)
        wanted[label] = 1
        every = binary_cross_entropy(surest, wanted, reduction='sum')
        # which class it is, whatever the objectness says: this is what tells a lime from a lemon
        which = torch.nn.functional.cross_entropy(surest[None].log(), torch.tensor([label]))
        return every + which + self.middle(classes, label, box)

    def middle(self, classes, label, box):
        """The large cells in the middle of such a photo show its class, nearly always."""
        x, y = (box[2] - box[0]) / 4, (box[3] - box[1]) / 4
        within = inside_of(self.centres, [(box[0] + x, box[1] + y, box[2] - x, box[3] - y)]) & (self.strides > 8)
        if not within.any():
            return classes.sum() * 0
        return torch.nn.functional.cross_entropy(classes[within], torch.full((int(within.sum()),), label))


def overlaps_aligned(a, b):
    low, high = torch.maximum(a[:, :2], b[:, :2]), torch.minimum(a[:, 2:], b[:, 2:])
    shared = (high - low).clamp(min=0).prod(-1)
    area = lambda box: (box[:, 2:] - box[:, :2]).clamp(min=0).prod(-1)
    return shared / (area(a) + area(b) - shared + 1e-9)
