/**
 * Where an act leads: to one status (its own when it changes the entity and leaves its status); by what somebody
 * decides, under the decision's name; or to one of several, when data decide: then whoever acts says which one it is.
 */
export type Next<S extends string = string> = S | Readonly<Record<string, S>> | readonly S[];

type Acts<S extends string> = Readonly<Record<string, Next<S>>>;

/**
 * The states of one entity, as data: for every status the acts that are possible in it and where each leads. Acts ask
 * it before they change anything, replies take what they allow from it, and the check of the database holds the same
 * moves. An act bears the id of the route that performs it; an act with another name is a consequence of somebody
 * else's route or of a job.
 */
export interface Machine<S extends string = string, A extends string = string> {
  /** As `status_transition` and the journal name it. */
  readonly entity: string;
  readonly statuses: readonly S[];
  /** Every act of the entity, those that make it included. */
  readonly acts: readonly A[];
  /** Acts that make the entity, with the status it has then. */
  readonly begins: Acts<S>;
  readonly states: Readonly<Record<S, Acts<S>>>;
  /** Statuses that end a life, each with the reason. */
  readonly final?: Readonly<Partial<Record<S, string>>>;
  /** Statuses that nobody can leave yet and that should not be an end, each with what will open them. */
  readonly deadEnds?: Readonly<Partial<Record<S, string>>>;
}

/** The statuses of a machine, as a type. */
export type StatusOf<M> = M extends Machine<infer S, string> ? S : never;
/** The acts of a machine, as a type. */
export type ActOf<M> = M extends Machine<string, infer A> ? A : never;

/** Makes a machine of its table. The compiler asks for every status once and for targets that are statuses. */
export function defineMachine<
  const S extends string,
  const B extends Acts<NoInfer<S>>,
  const T extends { readonly [K in S]: Acts<NoInfer<S>> },
>(table: {
  readonly entity: string;
  readonly statuses: readonly S[];
  readonly begins: B;
  readonly states: T & { readonly [K in Exclude<keyof T, S>]: never };
  readonly final?: Readonly<Partial<Record<NoInfer<S>, string>>>;
  readonly deadEnds?: Readonly<Partial<Record<NoInfer<S>, string>>>;
}): Machine<S, Extract<keyof B | { [K in S]: keyof T[K] }[S], string>> {
  type A = Extract<keyof B | { [K in S]: keyof T[K] }[S], string>;
  const acts = new Set([table.begins, ...Object.values<Acts<S>>(table.states)].flatMap(Object.keys));
  return { ...table, acts: [...acts] as A[] };
}

/** Is this act possible in this status? With a `choice` as in `nextOf`: is it possible to that end? */
export function canDo<S extends string, A extends string>(
  machine: Machine<S, A>,
  status: NoInfer<S>,
  act: NoInfer<A>,
  choice?: string,
): boolean {
  const acts = machine.states[status];
  return Object.hasOwn(acts, act) && (choice === undefined || chosen(acts[act], choice) !== undefined);
}

/** The acts that are possible in a status, in the order of the table. */
export function actsIn<S extends string, A extends string>(machine: Machine<S, A>, status: NoInfer<S>): A[] {
  return Object.keys(machine.states[status]) as A[];
}

/** The statuses in which an act is possible, in the order of the machine. */
export function statusesFor<S extends string, A extends string>(
  machine: Machine<S, A>,
  act: NoInfer<A>,
): S[] {
  return machine.statuses.filter((status) => canDo(machine, status, act));
}

/**
 * The status an act leads to. `choice` is what somebody decided, or the status that data give, where the table leaves
 * that open. Throws when the act is not possible, or does not lead there: acts refuse before they ask.
 */
export function nextOf<S extends string, A extends string>(
  machine: Machine<S, A>,
  status: NoInfer<S>,
  act: NoInfer<A>,
  choice?: string,
): S {
  const to = chosen(machine.states[status][act], choice);
  if (to === undefined)
    throw new Error(`${machine.entity}: ${act} does not lead from ${status} to ${choice ?? 'one status'}`);
  return to;
}

/** The status that an act which makes the entity gives it; `choice` as in `nextOf`. */
export function beginning<S extends string, A extends string>(
  machine: Machine<S, A>,
  act: NoInfer<A>,
  choice?: string,
): S {
  const to = chosen(machine.begins[act], choice);
  if (to === undefined)
    throw new Error(`${machine.entity}: ${act} does not begin with ${choice ?? 'one status'}`);
  return to;
}

function chosen<S extends string>(next: Next<S> | undefined, choice: string | undefined): S | undefined {
  if (next === undefined || typeof next === 'string') return next;
  if (isList(next)) return next.find((status) => status === choice);
  return choice !== undefined && Object.hasOwn(next, choice) ? next[choice] : undefined;
}

const isList = <S extends string>(next: readonly S[] | Readonly<Record<string, S>>): next is readonly S[] =>
  Array.isArray(next);

/** Every status that an act may lead to. */
export function targetsOf<S extends string>(next: Next<S>): readonly S[] {
  if (typeof next === 'string') return [next];
  return isList(next) ? next : Object.values(next);
}
