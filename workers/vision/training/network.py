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


def head_order(head):
    """The layers of a head in the order in which an exported graph runs them."""
    for index in range(len(STRIDES)):
        yield from (head.stems[index], head.class_branches[index], head.classes[index], head.box_branches[index])
        yield from (head.boxes[index], head.objects[index])


def layers_of(parts):
    return [m for part in parts for m in part.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]


def published_order(detector):
    return layers_of([detector.backbone, detector.neck, *head_order(detector.head)])


def own_order(detector):
    branch = detector.branch
    parts = [branch.enter, branch.large, branch.to_middle, branch.middle, branch.to_small, branch.small]
    return layers_of([*parts, *head_order(detector.head), detector.whole])


def read_layers(path):
    """Weight and bias of every convolution and matrix of an ONNX file, in the order of its graph."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tensors = {tensor.name.removesuffix('.half'): numpy_helper.to_array(tensor) for tensor in graph.initializer}
    # what is alike is written once
    for node in graph.node:
        if node.op_type == 'Identity' and node.input[0] in tensors:
            tensors[node.output[0]] = tensors[node.input[0]]
    layers = []
    for node in graph.node:
        if node.op_type not in ('Conv', 'Gemm'):
            continue
        values = [torch.from_numpy(tensors[name].astype('float32')) for name in node.input[1:]]
        # what straighten.py made one: the four sides of a box, and whether there is one
        is_joined = node.output[0].endswith('.joined')
        layers += [[one[:4] for one in values], [one[4:] for one in values]] if is_joined else [values]
    return layers


def fill(modules, layers, path):
    """Raises ValueError when the shapes do not agree."""
    if len(layers) != len(modules):
        raise ValueError(f'{path}: {len(layers)} layers in the file, {len(modules)} in the network')
    with torch.no_grad():
        for module, layer in zip(modules, layers):
            for values, parameter in zip(layer, (module.weight, module.bias)):
                if values.shape != parameter.shape:
                    raise ValueError(f'{path}: {tuple(values.shape)} in the file, {tuple(parameter.shape)} here')
                parameter.copy_(values)


def load_published(detector, path):
    """Fills a detector of 80 classes from the published file."""
    fill(published_order(detector), read_layers(path), path)
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
    """
    What the picture as a whole says: whether there is food at all, of each food whether it is somewhere, and whether it is
    a table or the shelf of a shop, where the same score is worth another certainty.
    """

    INPUTS = 4 * sum(WIDTHS)

    def __init__(self, foods):
        super().__init__()
        self.say = nn.Linear(self.INPUTS, 1 + foods)
        self.table = nn.Linear(self.INPUTS, 1)
        for layer in (self.say, self.table):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    @staticmethod
    def pooled(features, necks):
        maps = [*features, *necks]
        pools = nn.functional.adaptive_avg_pool2d, nn.functional.adaptive_max_pool2d
        return torch.cat([pool(x, 1) for pool in pools for x in maps], 1).flatten(1)

    def forward(self, features, necks):
        """Logarithms of probabilities, at most 0: what is added to a cell's logits can only speak against it. And how much
        of a table it is, 0 to 1."""
        pooled = self.pooled(features, necks)
        return nn.functional.logsigmoid(self.say(pooled)).clamp(min=-8), self.table(pooled).sigmoid()


class FoodDetector(nn.Module):
    """
    The published network as it is, and beside its head a branch of ours that knows more foods. What the whole picture says
    is added to the logits of every cell: a cell alone can hardly tell a nectarine from a peach.
    """

    def __init__(self, foods, kept=80, folded=False):
        """`folded`: without batch normalisation, as it comes back from an exported file."""
        super().__init__()
        norm = (lambda module: module) if folded else normalise
        self.published = Detector(kept)
        self.whole = Whole(foods)
        self.branch = norm(Branch())
        self.head = norm(Head(foods, width=48, inputs=Branch.WIDTHS))

    def body(self, image):
        features = self.published.backbone(image)
        return features, self.published.neck(features)

    def foods(self, features, necks):
        """Rows of our head, and what the whole picture says: of food at all, then of each food; and of a table."""
        rows, (whole, table) = self.head(self.branch(features, necks)), self.whole(features, necks)
        return torch.cat([rows[..., :4], rows[..., 4:] + whole[:, None]], -1), whole, table

    def forward(self, image):
        """Rows of our head, rows of the published head, what the whole picture says, and how much of a table it is."""
        features, necks = self.body(image)
        rows, whole, table = self.foods(features, necks)
        return rows, self.published.head(necks), whole, table

    @classmethod
    def from_state(cls, state, foods):
        detector = cls(foods, folded='branch.enter.0.conv.0.weight' not in state)
        detector.load_state_dict(state)
        return detector

    @classmethod
    def from_exported(cls, published, path, foods):
        """The published network, and what is ours as `path` (an exported file) has it."""
        detector = cls(foods, folded=True)
        detector.published.load_state_dict(published.state_dict())
        head = len(layers_of(head_order(published.head)))
        fill(own_order(detector), read_layers(path)[len(published_order(published)) - head : -head], path)
        return detector

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


def on_shelf(logit, whole, table):
    """On the shelf of a shop what the whole picture says of a food counts twice: a cell sees one lid, the picture the rack."""
    return logit + (1 - table)[:, None] * whole
