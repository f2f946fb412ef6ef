/**
 * Strongly connected components of a directed graph (Tarjan's algorithm, without recursion: a chain of 20,000 skills
 * must not exhaust the stack). `targets[n]` are the nodes that node n points to. Components come in reverse
 * topological order; a node on no cycle is a component of its own.
 */
export function stronglyConnected(targets: readonly (readonly number[])[]): number[][] {
  const order = new Int32Array(targets.length).fill(-1);
  const low = new Int32Array(targets.length);
  const onStack = new Uint8Array(targets.length);
  const nextEdge = new Int32Array(targets.length);
  const stack: number[] = [];
  const components: number[][] = [];
  let visited = 0;
  for (let root = 0; root < targets.length; root++) {
    if (order[root] >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (order[node] < 0) {
        order[node] = low[node] = visited++;
        stack.push(node);
        onStack[node] = 1;
      }
      const target = targets[node][nextEdge[node]++];
      if (target !== undefined) {
        if (order[target] < 0) path.push(target);
        else if (onStack[target] === 1) low[node] = Math.min(low[node], order[target]);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent], low[node]);
      if (low[node] === order[node]) components.push(popComponent(stack, onStack, node));
    }
  }
  return components;
}

function popComponent(stack: number[], onStack: Uint8Array, root: number): number[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const node of component) onStack[node] = 0;
  return component;
}
