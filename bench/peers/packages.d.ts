/** The little of each engine that the bench uses: they are installed only when the bench runs. */
declare module '@gorules/zen-engine' {
  interface Decision {
    evaluate(facts: object): Promise<{ readonly result: readonly unknown[] }>;
  }
  export class ZenEngine {
    createDecision(content: object): Decision;
  }
}
declare module '@marcbachmann/cel-js' {
  export class Environment {
    registerVariable(name: string, type: string): this;
    parse(expression: string): (facts: object) => unknown;
  }
}
declare module 'json-logic-engine' {
  export class LogicEngine {
    build(rule: object): (facts: object) => unknown;
  }
}
declare module 'json-rules-engine' {
  export type NestedCondition =
    | { readonly fact: string; readonly operator: string; readonly value: unknown }
    | { readonly all: readonly NestedCondition[] }
    | { readonly any: readonly NestedCondition[] };
  export class Engine {
    addRule(rule: { readonly conditions: NestedCondition; readonly event: { readonly type: string } }): this;
    run(facts: object): Promise<{ readonly failureEvents: readonly unknown[] }>;
  }
}
declare module 'publicodes' {
  export default class Engine {
    constructor(rules: Readonly<Record<string, unknown>>);
    setSituation(facts: Readonly<Record<string, unknown>>): this;
    evaluate(rule: string): { readonly nodeValue: unknown };
  }
}
