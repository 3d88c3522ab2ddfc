import path from 'node:path';

/** What rolldown knows of the app's modules when it cuts them into files. */
interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const screen = (file: string) => path.join(import.meta.dirname, 'src', file);
const ENTRY = screen('main.tsx');
const WELCOME = screen('app/routes/welcome.tsx');
const MEMBERS = [screen('app/shell/member-shell.tsx'), screen('app/routes/today.tsx')];

/**
 * The name of the file that a module of ours comes in: `app` comes with the entry, `day` with the members' shell and
 * Today. Left alone, rolldown makes fifty small files of the two, which are asked for singly and compress badly.
 */
export function firstFiles(): (id: string, graph: Graph) => string | null {
  let files: Map<string, string> | undefined;
  return (id, graph) => {
    files ??= filesOf(graph);
    return files.get(id) ?? null;
  };
}

function filesOf(graph: Graph): Map<string, string> {
  const files = new Map<string, string>();
  for (const members of MEMBERS) for (const id of partsOf(members, graph)) files.set(id, 'day');
  for (const id of partsOf(WELCOME, graph)) if (files.has(id)) files.set(id, 'app');
  for (const id of partsOf(ENTRY, graph)) files.set(id, 'app');
  // What is asked for by its own name has a file of its own.
  for (const id of [ENTRY, WELCOME, ...MEMBERS]) files.delete(id);
  return files;
}

/** A module and all of ours that it needs at once; packages go where those that use them go. */
function partsOf(id: string, graph: Graph, parts = new Set<string>()): Set<string> {
  if (parts.has(id) || id.includes('/node_modules/')) return parts;
  parts.add(id);
  for (const needed of graph.getModuleInfo(id)?.importedIds ?? []) partsOf(needed, graph, parts);
  return parts;
}
