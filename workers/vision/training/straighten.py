"""Rewrites the exported graph so that it does the same with less work. What it answers changes by rounding alone.

    python3 straighten.py <food.onnx> <out.onnx>

The published network takes the picture apart into four of half the size and convolves them by 3 × 3: that is one
convolution by 6 × 6 of every other place. Its pools of 9 and 13 cells are pools of 5 in turn. Convolutions of the same cells
side by side are one.
"""

import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper


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


def straighten(model):
    graph = Graph(model)
    for change in (whole_stem, pools_in_turn, convolutions_side_by_side):
        change(graph)
    graph.sweep()
    onnx.checker.check_model(model)
    return model


if __name__ == '__main__':
    onnx.save(straighten(onnx.load(sys.argv[1])), sys.argv[2])
