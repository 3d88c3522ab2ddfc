"""Rewrites the exported graph so that it does the same with less work. What it answers changes by rounding alone.

    python3 straighten.py <food.onnx> <out.onnx>

The published network takes the picture apart into four of half the size and convolves them by 3 × 3: that is one
convolution by 6 × 6 of every other place. Its pools of 9 and 13 cells are pools of 5 in turn. Convolutions of the same cells
side by side are one. What a head says is joined without a logarithm of a logarithm, the columns that are nothing come in
blocks, and what is the same for all rows is added up before the rows.
"""

import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper

NEVER = -1e4
LEAST, MOST = 1e-30, 1 - 1e-6


class Graph:
    def __init__(self, model):
        self.graph = model.graph
        self.made = {name: node for node in self.graph.node for name in node.output}
        self.initial = {tensor.name: tensor for tensor in self.graph.initializer}

    def users(self, name):
        return [node for node in self.graph.node if name in node.input]

    def only_user(self, name, kind):
        (node,) = [user for user in self.users(name) if user.op_type == kind]
        return node

    def value(self, name):
        """A constant, whichever way it is written."""
        if name in self.initial:
            return numpy_helper.to_array(self.initial[name])
        node = self.made[name]
        if node.op_type == 'Cast':
            return self.value(node.input[0]).astype(np.float32)
        return numpy_helper.to_array(node.attribute[0].t)

    def constant(self, name, values):
        self.graph.initializer.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def half(self, name, values):
        """A weight of 16-bit floats, and the node that widens it."""
        return helper.make_node('Cast', [self.constant(f'{name}.half', values.astype(np.float16))], [name], to=onnx.TensorProto.FLOAT)

    def replace(self, old, nodes):
        """Puts nodes in the place of one; what nobody uses any more goes at the end."""
        place = list(self.graph.node).index(old)
        self.graph.node.remove(old)
        for offset, node in enumerate(nodes):
            self.graph.node.insert(place + offset, node)

    def sweep(self):
        while True:
            used = {name for node in self.graph.node for name in node.input} | {one.name for one in self.graph.output}
            idle = [node for node in self.graph.node if not used.intersection(node.output)]
            if not idle:
                break
            for node in idle:
                self.graph.node.remove(node)
        for tensor in [tensor for tensor in self.graph.initializer if tensor.name not in used]:
            self.graph.initializer.remove(tensor)


def whole_stem(graph):
    """Concat of the four quarters and a 3 × 3 convolution, as one of 6 × 6 with a stride of 2."""
    quarters = next(node for node in graph.graph.node if node.op_type == 'Concat')
    stem = graph.only_user(quarters.output[0], 'Conv')
    weight = graph.value(stem.input[1])
    outputs, inputs, size, _ = weight.shape
    colours = inputs // 4
    whole = np.zeros((outputs, colours, 2 * size, 2 * size), np.float32)
    # top left, bottom left, top right, bottom right
    for quarter, (down, right) in enumerate([(0, 0), (1, 0), (0, 1), (1, 1)]):
        whole[:, :, down::2, right::2] = weight[:, quarter * colours : (quarter + 1) * colours]
    weights = graph.half('stem.whole', whole)
    shape = {'kernel_shape': [2 * size] * 2, 'strides': [2, 2], 'pads': [2] * 4}
    conv = helper.make_node('Conv', [graph.graph.input[0].name, 'stem.whole', *stem.input[2:]], list(stem.output), **shape)
    graph.replace(stem, [weights, conv])


def pools_in_turn(graph):
    """The largest of 9 × 9 is that of 5 × 5 over those of 5 × 5, and of 13 × 13 once more."""
    pools = [node for node in graph.graph.node if node.op_type == 'MaxPool']
    for before, pool in zip(pools, pools[1:]):
        same = helper.make_node('MaxPool', [before.output[0]], list(pool.output))
        same.attribute.extend(pools[0].attribute)
        graph.replace(pool, [same])


def convolutions_side_by_side(graph):
    """Convolutions of the same cells that are joined one after the other become one."""
    for concat in [node for node in graph.graph.node if node.op_type == 'Concat']:
        names = list(concat.input)
        for first, second in zip(names, names[1:]):
            left, right = graph.made.get(first), graph.made.get(second)
            if any(node is None or node.op_type != 'Conv' for node in (left, right)) or left.input[0] != right.input[0]:
                continue
            weight, bias = (np.concatenate([graph.value(left.input[i]), graph.value(right.input[i])]) for i in (1, 2))
            widened = graph.half(f'{first}.both', weight)
            joined = helper.make_node(
                'Conv', [left.input[0], f'{first}.both', graph.constant(f'{first}.bias', bias)], [f'{first}.joined'], kernel_shape=[1, 1]
            )
            names[names.index(first) : names.index(second) + 1] = [f'{first}.joined']
            graph.replace(right, [widened, joined])
            graph.replace(concat, [helper.make_node('Concat', names, list(concat.output), axis=1)])
            break


def plain_logit(graph):
    """log s + log t - log(1 - s t), as log(s t / (1 - s t))."""
    one = graph.constant('straight.one', np.float32(1))
    least, most = graph.constant('straight.least', np.float32(LEAST)), graph.constant('straight.most', np.float32(MOST))
    for exponent in [node for node in graph.graph.node if node.op_type == 'Exp']:
        joint = graph.made[exponent.input[0]]
        logs = [graph.made.get(name) for name in joint.input]
        if joint.op_type != 'Add' or any(log is None or log.op_type != 'Log' for log in logs):
            continue
        (logit,) = [node for node in graph.users(joint.output[0]) if node.op_type == 'Sub']
        name = logit.output[0]
        nodes = [
            helper.make_node('Mul', [log.input[0] for log in logs], [f'{name}.product']),
            helper.make_node('Clip', [f'{name}.product', least, most], [f'{name}.kept']),
            helper.make_node('Sub', [one, f'{name}.kept'], [f'{name}.rest']),
            helper.make_node('Div', [f'{name}.kept', f'{name}.rest'], [f'{name}.odds']),
            helper.make_node('Log', [f'{name}.odds'], [name]),
        ]
        graph.replace(logit, nodes)


def empty_blocks(graph):
    """Columns of nothing side by side become one block each."""
    widest = max((node for node in graph.graph.node if node.op_type == 'Concat'), key=lambda node: len(node.input))
    columns, run = [], 0
    nothing = max(widest.input, key=list(widest.input).count)
    rows = graph.value(nothing).shape[1]
    for name in [*widest.input, None]:
        if name == nothing:
            run += 1
            continue
        if run > 0:
            shape = graph.constant(f'straight.shape.{len(columns)}', np.array([1, rows, run], np.int64))
            columns.append(helper.make_node('ConstantOfShape', [shape], [f'straight.nothing.{len(columns)}']))
            run = 0
        if name is not None:
            columns.append(name)
    names = [one if isinstance(one, str) else one.output[0] for one in columns]
    concat = helper.make_node('Concat', names, list(widest.output), axis=-1)
    graph.replace(widest, [*[one for one in columns if not isinstance(one, str)], concat])


def offsets_first(graph):
    """slope (logit + whole) + common + own, times 1 or 0: as slope logit + (slope whole + common + own, or never)."""
    mask = graph.only_user('alone', 'Mul')
    squashed = graph.made[next(name for name in mask.input if name != 'alone')]
    last = graph.made[squashed.input[0]]
    first = graph.made[last.input[0]]
    scaled = graph.made[first.input[0]]
    summed = graph.made[scaled.input[1]]
    slope, common, own = scaled.input[0], first.input[1], last.input[1]
    logit, whole = summed.input
    never = graph.constant('straight.never', (1 - graph.value('alone')) * np.float32(NEVER))
    nodes = [
        helper.make_node('Mul', [slope, whole], ['straight.whole']),
        helper.make_node('Add', ['straight.whole', common], ['straight.common']),
        helper.make_node('Add', ['straight.common', own], ['straight.own']),
        helper.make_node('Add', ['straight.own', never], ['straight.offset']),
        helper.make_node('Mul', [slope, logit], ['straight.sloped']),
        helper.make_node('Add', ['straight.sloped', 'straight.offset'], ['straight.said']),
        helper.make_node('Sigmoid', ['straight.said'], list(mask.output)),
    ]
    graph.replace(mask, nodes)


def straighten(model):
    graph = Graph(model)
    for change in (whole_stem, pools_in_turn, convolutions_side_by_side, plain_logit, empty_blocks, offsets_first):
        change(graph)
    graph.sweep()
    onnx.checker.check_model(model)
    return model


if __name__ == '__main__':
    onnx.save(straighten(onnx.load(sys.argv[1])), sys.argv[2])
