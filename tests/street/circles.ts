/** Groups of files that import each other in a circle, by the imports of each file. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const search = new CircleSearch(imports);
  for (const path of imports.keys()) search.visit(path);
  return search.circles;
}

/** Strongly connected components (Tarjan), of which those with more than one file are circles. */
class CircleSearch {
  readonly circles: string[][] = [];
  private readonly imports: ReadonlyMap<string, readonly string[]>;
  private readonly index = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly stack: string[] = [];

  constructor(imports: ReadonlyMap<string, readonly string[]>) {
    this.imports = imports;
  }

  visit(path: string): void {
    if (this.index.has(path)) return;
    const index = this.index.size;
    this.index.set(path, index);
    this.low.set(path, index);
    this.stack.push(path);
    for (const target of this.imports.get(path) ?? []) {
      if (!this.imports.has(target)) continue;
      if (!this.index.has(target)) this.visit(target);
      if (this.stack.includes(target)) this.lower(path, this.low.get(target) as number);
    }
    if (this.low.get(path) === index) this.close(path);
  }

  private lower(path: string, to: number): void {
    this.low.set(path, Math.min(this.low.get(path) as number, to));
  }

  private close(path: string): void {
    const circle = this.stack.splice(this.stack.indexOf(path));
    if (circle.length > 1 || this.imports.get(path)?.includes(path)) this.circles.push(circle.sort());
  }
}
