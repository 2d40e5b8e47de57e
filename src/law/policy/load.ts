import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Benefit, WORDS } from './claim-line.ts';
import { type ClauseBook, readClauses } from './clauses.ts';
import { compileLayer, type Layer, type LayerData, readLayer } from './layers.ts';
import { compilePack, type Pack } from './pack.ts';
import { type BenefitData, type PackData, readBenefit, readSettings } from './pack-data.ts';
import {
  clausesOfPurses,
  compilePurses,
  type LayerPursesData,
  type NoticePurses,
  type NoticePursesData,
  readLayerPurses,
  readNoticePurses,
} from './purses.ts';
import { readVocabulary, type Vocabulary } from './vocabulary.ts';
import { type Located, type PolicyFault, PolicyFaults, readYaml } from './yaml-source.ts';

/** The whole law as loaded: words, clauses, and one compiled pack a notice. */
export interface Policies {
  readonly vocabulary: Vocabulary;
  readonly clauses: ClauseBook;
  readonly packs: ReadonlyMap<string, Pack>;
  /** Rules that lie over notices and speak only where they are switched on. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** Which money may carry the lines of each notice; a notice without a file has none here. */
  readonly purses: ReadonlyMap<string, NoticePurses>;
  /** The texts all this was made from. */
  readonly sources: PolicySources;
}

/** The text of the law: file name (relative, with slashes) to content. */
export type PolicySources = ReadonlyMap<string, string>;

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** Reads policy/ under the root (default: this project's) and compiles it. Throws PolicyFaults with file and line. */
export function loadPolicies(rootDir: string = resolve(FOLDER, '../../..')): Policies {
  return loadFromSources(readPolicySources(rootDir));
}

/** All YAML files of the law, by their path below policy/. */
export function readPolicySources(rootDir: string = resolve(FOLDER, '../../..')): PolicySources {
  const base = join(rootDir, 'policy');
  const sources = new Map<string, string>();
  const read = (path: string) => sources.set(path, readFileSync(join(base, path), 'utf8'));
  read('vocabulary.yaml');
  read('clauses.yaml');
  for (const pack of readdirSync(join(base, 'packs'), { withFileTypes: true }))
    if (pack.isDirectory())
      for (const file of readdirSync(join(base, 'packs', pack.name), { withFileTypes: true }))
        if (file.isFile() && file.name.endsWith('.yaml')) read(`packs/${pack.name}/${file.name}`);
  for (const folder of ['layers', 'funds'])
    if (existsSync(join(base, folder)))
      for (const file of readdirSync(join(base, folder)))
        if (file.endsWith('.yaml')) read(`${folder}/${file}`);
  return sources;
}

/** Loads from texts in memory: the same checks, for drafts that are not on disk. */
export function loadFromSources(sources: PolicySources): Policies {
  const faults: PolicyFault[] = [];
  const context = readContext(sources, faults);
  const data = context ? readPacks(sources, context, faults) : [];
  const layerData = context ? readLayers(sources, context.clauses, faults) : [];
  const purseData = context ? readPurses(sources, { ...context, layers: layerData }, faults) : NO_PURSES;
  if (!context || faults.length > 0) throw new PolicyFaults(faults);
  const packs = new Map<string, Pack>();
  for (const pack of data)
    packs.set(pack.policy, compilePack(pack, versionOf(pack.policy, sources), context));
  const layers = new Map<string, Layer>();
  for (const layer of layerData) {
    layers.set(layer.id, compileLayer(layer, layerVersion(layer.id, sources), packs, context.vocabulary));
  }
  const purses = new Map<string, NoticePurses>();
  for (const notice of purseData.notices) {
    const pack = packs.get(notice.policy);
    if (pack) purses.set(notice.policy, compilePurses(notice, purseData.layers, pack));
  }
  return { ...context, packs, layers, purses, sources };
}

interface PursesRead {
  readonly notices: readonly NoticePursesData[];
  readonly layers: readonly LayerPursesData[];
}
const NO_PURSES: PursesRead = { notices: [], layers: [] };

/** Each file is named after its notice or its layer. */
function readPurses(
  sources: PolicySources,
  context: {
    readonly clauses: ClauseBook;
    readonly vocabulary: Vocabulary;
    readonly layers: readonly LayerData[];
  },
  faults: PolicyFault[],
): PursesRead {
  const notices: NoticePursesData[] = [];
  const layers: LayerPursesData[] = [];
  const reads = {
    vocabulary: context.vocabulary,
    hasClause: clausesOfPurses(context.clauses, context.layers),
  };
  for (const path of [...sources.keys()].filter((name) => name.startsWith('funds/')).sort()) {
    const source = readYaml(`policy/${path}`, sources.get(path) ?? '', faults);
    if (!source) continue;
    const isLayer = context.layers.some((layer) => path === `funds/${layer.id}.yaml`);
    const read = isLayer ? readLayerPurses(source, reads) : readNoticePurses(source, reads);
    if (!read) continue;
    const name = 'layer' in read ? read.layer : read.policy;
    if (path !== `funds/${name}.yaml`) source.fault(`this file should be called ${name}.yaml`);
    if ('layer' in read) layers.push(read);
    else notices.push(read);
  }
  return { notices, layers };
}

/** One pack from other texts of it, under the same words and clauses: the same checks. Throws PolicyFaults. */
export function loadPack(
  policyId: string,
  sources: PolicySources,
  context: Pick<Policies, 'clauses' | 'vocabulary'>,
): Pack {
  const faults: PolicyFault[] = [];
  const data = readPack(policyId, sources, context, faults);
  if (!data || faults.length > 0) throw new PolicyFaults(faults);
  return compilePack(data, versionOf(policyId, sources), context);
}

/** One layer from another text of it, over the packs given. Throws PolicyFaults. */
export function loadLayer(id: string, text: string, over: Policies): Layer {
  const sources = new Map([[`layers/${id}.yaml`, text]]);
  const faults: PolicyFault[] = [];
  const [data] = readLayers(sources, over.clauses, faults);
  if (!data || faults.length > 0) throw new PolicyFaults(faults);
  return compileLayer(data, layerVersion(id, sources), over.packs, over.vocabulary);
}

function layerVersion(id: string, sources: PolicySources): string {
  return `${id}@${hashOf([`layers/${id}.yaml`], sources)}`;
}

/** The texts of one pack, by their paths. */
export function textsOfPack(policyId: string, sources: PolicySources): PolicySources {
  return new Map([...sources].filter(([path]) => path.startsWith(`packs/${policyId}/`)));
}

function readLayers(sources: PolicySources, book: ClauseBook, faults: PolicyFault[]): LayerData[] {
  return [...sources.keys()].sort().flatMap((path) => {
    if (!path.startsWith('layers/')) return [];
    const source = readYaml(`policy/${path}`, sources.get(path) ?? '', faults);
    const layer = source && readLayer(source, book.documents);
    if (source && layer && path !== `layers/${layer.id}.yaml`)
      source.fault(`this file should be called ${layer.id}.yaml`);
    return layer ? [layer] : [];
  });
}

function readContext(sources: PolicySources, faults: PolicyFault[]) {
  const read = (path: string): Located | undefined => {
    const text = sources.get(path);
    if (text === undefined) faults.push({ file: `policy/${path}`, line: 1, message: 'this file is missing' });
    return text === undefined ? undefined : readYaml(`policy/${path}`, text, faults);
  };
  const vocabulary = read('vocabulary.yaml');
  const clauses = read('clauses.yaml');
  if (!vocabulary || !clauses) return undefined;
  return { vocabulary: readVocabulary(vocabulary), clauses: readClauses(clauses) };
}

function readPacks(
  sources: PolicySources,
  context: { readonly clauses: ClauseBook },
  faults: PolicyFault[],
): PackData[] {
  const names = [
    ...new Set([...sources.keys()].flatMap((path) => /^packs\/([^/]+)\//.exec(path)?.[1] ?? [])),
  ].sort();
  return names.flatMap((name) => readPack(name, sources, context, faults) ?? []);
}

function readPack(
  name: string,
  sources: PolicySources,
  context: { readonly clauses: ClauseBook },
  faults: PolicyFault[],
): PackData | undefined {
  const hasClause = (id: string) => context.clauses.clauses.has(id);
  const read = (path: string) => readYaml(`policy/${path}`, sources.get(path) ?? '', faults);
  const settingsPath = `packs/${name}/settings.yaml`;
  if (!sources.has(settingsPath)) {
    faults.push({ file: `policy/${settingsPath}`, line: 1, message: 'every pack needs a settings.yaml' });
    return undefined;
  }
  const source = read(settingsPath);
  const settings = source && readSettings(source, context.clauses.documents, { hasClause });
  if (!source || !settings) return undefined;
  if (settings.policy !== name)
    source.fault(`this folder is ${name}, but the settings say ${settings.policy}`);
  const benefits = new Map<Benefit, BenefitData>();
  for (const path of [...sources.keys()].sort()) {
    if (!path.startsWith(`packs/${name}/`) || path === settingsPath) continue;
    const file = read(path);
    const benefit =
      file &&
      readBenefit(
        file,
        settings.notice,
        { hasClause },
        settings.everyClaim.map((check) => check.check),
      );
    if (!file || !benefit) continue;
    if (path !== `packs/${name}/${benefit.benefit}.yaml`)
      file.fault(`this file should be called ${benefit.benefit}.yaml`);
    benefits.set(benefit.benefit, benefit);
  }
  for (const benefit of WORDS.benefits) {
    const provided = sources.has(`packs/${name}/${benefit}.yaml`);
    const refused = settings.notProvided.has(benefit);
    if (provided && refused) source.fault(`${benefit} has a file and stands under not-provided too`);
    if (!provided && !refused) source.fault(`${benefit} has neither a file nor an entry under not-provided`);
  }
  return { ...settings, benefits };
}

function versionOf(policy: string, sources: PolicySources): string {
  const paths = [...sources.keys()].filter((path) => path.startsWith(`packs/${policy}/`));
  return `${policy}@${hashOf(paths, sources)}`;
}

/** First 12 hex digits of the SHA-256 of these files: the same text gives the same version everywhere. */
function hashOf(paths: readonly string[], sources: PolicySources): string {
  const hash = createHash('sha256');
  for (const path of [...paths].sort())
    hash
      .update(path)
      .update('\0')
      .update((sources.get(path) ?? '').replace(/\r\n/g, '\n'))
      .update('\0');
  return hash.digest('hex').slice(0, 12);
}
