"""YOLOX-nano (Ge et al. 2021, arXiv:2107.08430): CSPDarknet of width 0.25 and depth 0.33 with depthwise convolutions, a
PAFPN neck and decoupled heads. Batch normalisation is folded into the convolutions, as in the published ONNX file."""

import torch
from torch import nn

STRIDES = (8, 16, 32)
WIDTHS = (64, 128, 256)


class Conv(nn.Module):
    def __init__(self, inputs, outputs, size=1, stride=1, groups=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, groups=groups)

    def forward(self, x):
        return nn.functional.silu(self.conv(x), inplace=True)


def separable(inputs, outputs, stride=1):
    return nn.Sequential(Conv(inputs, inputs, 3, stride, inputs), Conv(inputs, outputs))


class Bottleneck(nn.Module):
    def __init__(self, width, shortcut):
        super().__init__()
        self.first, self.second, self.shortcut = Conv(width, width), separable(width, width), shortcut

    def forward(self, x):
        y = self.second(self.first(x))
        return x + y if self.shortcut else y


class CrossStage(nn.Module):
    def __init__(self, inputs, outputs, depth, shortcut=True):
        super().__init__()
        half = outputs // 2
        self.first, self.second = Conv(inputs, half), Conv(inputs, half)
        self.blocks = nn.Sequential(*[Bottleneck(half, shortcut) for _ in range(depth)])
        self.last = Conv(outputs, outputs)

    def forward(self, x):
        first, second = self.first(x), self.second(x)
        return self.last(torch.cat([self.blocks(first), second], 1))


class PyramidPooling(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first, self.last = Conv(width, width // 2), Conv(width * 2, width)

    def forward(self, x):
        x = self.first(x)
        pooled = [nn.functional.max_pool2d(x, size, 1, size // 2) for size in (5, 9, 13)]
        return self.last(torch.cat([x, *pooled], 1))


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Conv(12, 16, 3)
        self.dark2 = nn.Sequential(separable(16, 32, 2), CrossStage(32, 32, 1))
        self.dark3 = nn.Sequential(separable(32, 64, 2), CrossStage(64, 64, 3))
        self.dark4 = nn.Sequential(separable(64, 128, 2), CrossStage(128, 128, 3))
        self.dark5 = nn.Sequential(separable(128, 256, 2), PyramidPooling(256), CrossStage(256, 256, 1, False))

    def forward(self, image):
        corners = [image[..., y::2, x::2] for x in (0, 1) for y in (0, 1)]
        x = self.dark2(self.stem(torch.cat(corners, 1)))
        small = self.dark3(x)
        middle = self.dark4(small)
        return small, middle, self.dark5(middle)


class Neck(nn.Module):
    def __init__(self):
        super().__init__()
        self.lateral = Conv(256, 128)
        self.top_middle = CrossStage(256, 128, 1, False)
        self.reduce = Conv(128, 64)
        self.top_small = CrossStage(128, 64, 1, False)
        self.down_small = separable(64, 64, 2)
        self.bottom_middle = CrossStage(128, 128, 1, False)
        self.down_middle = separable(128, 128, 2)
        self.bottom_large = CrossStage(256, 256, 1, False)

    def forward(self, features):
        small, middle, large = features
        lateral = self.lateral(large)
        up = nn.functional.interpolate(lateral, scale_factor=2.0, mode='nearest')
        top = self.top_middle(torch.cat([up, middle], 1))
        reduced = self.reduce(top)
        up = nn.functional.interpolate(reduced, scale_factor=2.0, mode='nearest')
        out_small = self.top_small(torch.cat([up, small], 1))
        out_middle = self.bottom_middle(torch.cat([self.down_small(out_small), reduced], 1))
        out_large = self.bottom_large(torch.cat([self.down_middle(out_middle), lateral], 1))
        return out_small, out_middle, out_large


class Head(nn.Module):
    """One decoupled head a stride. Gives rows of (dx, dy, log w, log h, objectness logit, class logits)."""

    def __init__(self, classes, width=64, inputs=WIDTHS):
        super().__init__()
        branch = lambda: nn.Sequential(separable(width, width), separable(width, width))
        self.stems = nn.ModuleList([Conv(wide, width) for wide in inputs])
        self.class_branches = nn.ModuleList([branch() for _ in inputs])
        self.box_branches = nn.ModuleList([branch() for _ in inputs])
        self.classes = nn.ModuleList([nn.Conv2d(width, classes, 1) for _ in inputs])
        self.boxes = nn.ModuleList([nn.Conv2d(width, 4, 1) for _ in inputs])
        self.objects = nn.ModuleList([nn.Conv2d(width, 1, 1) for _ in inputs])

    def forward(self, features):
        rows = []
        for index, feature in enumerate(features):
            x = self.stems[index](feature)
            classes = self.classes[index](self.class_branches[index](x))
            x = self.box_branches[index](x)
            out = torch.cat([self.boxes[index](x), self.objects[index](x), classes], 1)
            rows.append(out.flatten(2).transpose(1, 2))
        return torch.cat(rows, 1)


class Detector(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.backbone, self.neck, self.head = Backbone(), Neck(), Head(classes)

    def forward(self, image):
        return self.head(self.neck(self.backbone(image)))


def published_order(detector):
    """The convolutions in the order in which the published graph runs them."""
    body = [m for part in (detector.backbone, detector.neck) for m in part.modules() if isinstance(m, nn.Conv2d)]
    head = detector.head
    for index in range(len(STRIDES)):
        parts = [head.stems[index], head.class_branches[index], head.classes[index], head.box_branches[index]]
        parts += [head.boxes[index], head.objects[index]]
        body += [m for part in parts for m in part.modules() if isinstance(m, nn.Conv2d)]
    return body


def load_published(detector, path):
    """Fills a detector of 80 classes from the published file. Raises ValueError when the shapes do not agree."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    nodes = [node for node in graph.node if node.op_type == 'Conv']
    modules = published_order(detector)
    if len(nodes) != len(modules):
        raise ValueError(f'{len(nodes)} convolutions in the file, {len(modules)} in the network')
    with torch.no_grad():
        for node, module in zip(nodes, modules):
            for name, parameter in zip(node.input[1:], (module.weight, module.bias)):
                values = torch.from_numpy(numpy_helper.to_array(tensors[name]).copy())
                if values.shape != parameter.shape:
                    raise ValueError(f'{node.name}: {tuple(values.shape)} in the file, {tuple(parameter.shape)} here')
                parameter.copy_(values)
    return detector


def normalise(module):
    """Batch normalisation after every convolution, for what learns from random weights. The export folds it away."""
    for part in module.modules():
        if isinstance(part, Conv):
            part.conv = nn.Sequential(part.conv, nn.BatchNorm2d(part.conv.out_channels, eps=1e-3, momentum=0.03))
    return module


class Branch(nn.Module):
    """Our own neck, on what the published body sees and what its neck makes of it, at three scales."""

    WIDTHS = (48, 64, 96)

    def __init__(self):
        super().__init__()
        small, middle, large = self.WIDTHS
        self.enter = nn.ModuleList([Conv(2 * inputs, width) for inputs, width in zip(WIDTHS, self.WIDTHS)])
        self.large = CrossStage(large, large, 1)
        self.to_middle, self.middle = Conv(large, 32), CrossStage(middle + 32, middle, 1)
        self.to_small, self.small = Conv(middle, 24), CrossStage(small + 24, small, 1)

    def forward(self, features, necks):
        small, middle, large = (enter(torch.cat(pair, 1)) for enter, pair in zip(self.enter, zip(features, necks)))
        large = self.large(large)
        up = lambda x: nn.functional.interpolate(x, scale_factor=2.0, mode='nearest')
        middle = self.middle(torch.cat([middle, up(self.to_middle(large))], 1))
        small = self.small(torch.cat([small, up(self.to_small(middle))], 1))
        return small, middle, large


class Whole(nn.Module):
    """What the picture as a whole says: whether there is food at all, and of each food whether it is somewhere."""

    INPUTS = 4 * sum(WIDTHS)

    def __init__(self, foods):
        super().__init__()
        self.say = nn.Linear(self.INPUTS, 1 + foods)
        nn.init.zeros_(self.say.weight)
        nn.init.zeros_(self.say.bias)

    @staticmethod
    def pooled(features, necks):
        maps = [*features, *necks]
        return torch.cat([x.mean((2, 3)) for x in maps] + [x.amax((2, 3)) for x in maps], 1)

    def forward(self, features, necks):
        """Logarithms of probabilities, at most 0: what is added to a cell's logits can only speak against it."""
        return nn.functional.logsigmoid(self.say(self.pooled(features, necks))).clamp(min=-8)


class FoodDetector(nn.Module):
    """
    The published network as it is, and beside its head a branch of ours that knows more foods. What the whole picture says
    is added to the logits of every cell: a cell alone can hardly tell a nectarine from a peach.
    """

    def __init__(self, foods, kept=80):
        super().__init__()
        self.published = Detector(kept)
        self.whole = Whole(foods)
        self.branch = normalise(Branch())
        self.head = normalise(Head(foods, width=48, inputs=Branch.WIDTHS))

    def body(self, image):
        features = self.published.backbone(image)
        return features, self.published.neck(features)

    def foods(self, features, necks):
        """Rows of our head, and what the whole picture says: of food at all, then of each food."""
        rows, whole = self.head(self.branch(features, necks)), self.whole(features, necks)
        return torch.cat([rows[..., :4], rows[..., 4:] + whole[:, None]], -1), whole

    def forward(self, image):
        """Rows of our head, rows of the published head, and what the whole picture says."""
        features, necks = self.body(image)
        rows, whole = self.foods(features, necks)
        return rows, self.published.head(necks), whole

    @classmethod
    def from_published(cls, published, foods):
        detector = cls(foods)
        detector.published.load_state_dict(published.state_dict())
        for predictions in (detector.head.classes, detector.head.objects):
            for prediction in predictions:
                nn.init.normal_(prediction.weight, std=0.01)
                nn.init.constant_(prediction.bias, -2.0)
        return detector


def joint_logit(objects, classes):
    """The logit of objectness times class."""
    joint = nn.functional.logsigmoid(objects) + nn.functional.logsigmoid(classes)
    return joint - torch.log1p(-joint.exp().clamp(max=1 - 1e-6))


def mean_logit(published, own, whole):
    """What is said of a food that both heads know. What the whole picture says stands in `own` already."""
    return (published + whole + own) / 2
