import { NOT_MET } from './case.ts';
import { FACTS } from './facts.ts';
import { MECHANISM_NAMES, mechanismOf } from './mechanisms/index.ts';
import type {
  CompileContext,
  Compiled,
  Condition,
  Inside,
  Sentences,
  SettingPart,
} from './mechanisms/mechanism.ts';
import { isSentenceWord } from './sentences.ts';
import type { Located } from './yaml-source.ts';

// Conditions of a pack: read, made ready, looked through. Each mechanism has its own file.

const BESIDE = ['clause', 'reading', 'judgement', 'messages'];
/** Older spellings of keys, as packs and stored texts of law have them. */
export const FORMER_KEYS = { question: 'asks', messages: 'says' } as const;

/** What the reader needs to know from outside: which clauses exist. */
export interface ReadContext {
  readonly hasClause: (id: string) => boolean;
}

/** Reads one condition: a mapping with exactly one mechanism. Anything else is a fault with its line. */
export function readCondition(source: Located, context: ReadContext): Condition | undefined {
  const keys = source.map({
    optional: [...MECHANISM_NAMES, ...BESIDE],
    formerly: { messages: FORMER_KEYS.messages },
  });
  const used = MECHANISM_NAMES.filter((mechanism) => keys.has(mechanism));
  const [m] = used;
  const argument = m === undefined ? undefined : keys.get(m);
  if (m === undefined || argument === undefined || used.length !== 1)
    return source.fault(`expected exactly one mechanism of ${MECHANISM_NAMES.join(', ')}`);
  const data = mechanismOf(m).read(argument, (inner) => readCondition(inner, context));
  if (data === undefined) return undefined;
  return { m, ...data, ...readBeside(keys, context) };
}

function readBeside(keys: ReadonlyMap<string, Located>, context: ReadContext): Omit<Condition, 'm'> {
  const clause = readClauseId(keys.get('clause'), context);
  const reading = keys.get('reading')?.whole();
  const judgement = keys.get('judgement')?.text();
  const messages = keys.has('messages') ? readSentences(keys.get('messages') as Located, false) : undefined;
  return {
    ...(clause === undefined ? {} : { clause }),
    ...(reading === undefined ? {} : { reading }),
    ...(judgement === undefined ? {} : { judgement }),
    ...(messages === undefined ? {} : { messages }),
  };
}

export function readClauseId(source: Located | undefined, context: ReadContext): string | undefined {
  if (!source) return undefined;
  const id = source.text();
  if (id !== undefined && !context.hasClause(id)) source.fault(`clause ${id} does not stand in clauses.yaml`);
  return id;
}

/** Sentences with their placeholders checked: a fact or a sentence word between braces, nothing else. */
export function readSentences(source: Located, whole: boolean): Sentences {
  const keys = source.map(
    whole
      ? { required: ['met', 'not-met'], optional: ['unknown'] }
      : { optional: ['met', 'not-met', 'unknown'] },
  );
  const read = (key: string) => {
    const text = keys.get(key)?.text();
    for (const match of text?.matchAll(/\{([^}]*)\}/g) ?? []) {
      const name = match[1] ?? '';
      if (!(name in FACTS) && !isSentenceWord(name))
        keys.get(key)?.fault(`the sentence names {${name}}, which is no fact`);
    }
    return text;
  };
  const met = read('met');
  const notMet = read('not-met');
  const unknown = read('unknown');
  return {
    ...(met === undefined ? {} : { met }),
    ...(notMet === undefined ? {} : { notMet }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

const SENTENCE_OF = ['notMet', 'unknown', 'met'] as const;

/**
 * A condition made ready to run. Unless its mechanism says otherwise, the node itself carries its answer, speaks its
 * own sentences, and names all facts it reads as what a not-met comes from.
 */
export function compileCondition(data: Condition, context: Pick<CompileContext, 'groups'>): Compiled {
  const { groups } = context;
  const body = mechanismOf(data.m).compile(data, {
    groups,
    compile: (inner) => compileCondition(inner, context),
  });
  const { pick } = body;
  const node: Compiled = {
    clause: data.clause,
    messages: data.messages,
    facts: body.facts,
    test: body.test,
    missing: body.missing,
    pick: pick ? (c, verdict) => pick(c, verdict) ?? node : () => node,
    addMessages: (c, verdict, into) => {
      const own = data.messages?.[SENTENCE_OF[verdict]];
      if (own !== undefined || !body.addMessages) into.push(own);
      else body.addMessages(c, verdict, into);
    },
    explain:
      body.explain ??
      ((_, verdict, into) => {
        if (verdict === NOT_MET) into.blame(body.facts);
      }),
  };
  return node;
}

/** Conditions directly inside this one. */
export function conditionsInside(condition: Condition): readonly Inside[] {
  return mechanismOf(condition.m).inside?.(condition) ?? [];
}

/** Values of this very condition that a bureau may set. */
export function settingsOf(condition: Condition): readonly SettingPart[] {
  return mechanismOf(condition.m).settings?.(condition) ?? [];
}
