import {
  PERMISSIONS,
  type Permission,
  type RouteHandler,
  type RouteId,
  type RouteTable,
} from '../../platform/access/index.ts';
import { formFaults } from './forms.ts';

export const ROUTE_IDS = Object.keys(PERMISSIONS) as RouteId[];

/** Every reason why these tables and the permission table are not one: a start with any of them is refused. */
export function tableFaults(tables: RouteTable, partial = false): string[] {
  const faults: string[] = [];
  for (const id of Object.keys(tables))
    if (!Object.hasOwn(PERMISSIONS, id))
      faults.push(`${id}: a handler without a row in the permission table`);
  const seen = new Map<string, RouteId>();
  for (const id of ROUTE_IDS) {
    const permission: Permission = PERMISSIONS[id];
    const address = `${permission.method} ${permission.path.replace(/:[A-Za-z]+/g, ':')}`;
    const twin = seen.get(address);
    if (twin) faults.push(`${id}: has the address of ${twin}`);
    seen.set(address, id);
    const handler = tables[id];
    if (!handler) {
      if (!partial) faults.push(`${id}: a row without a handler`);
    } else faults.push(...formFaults(permission, handler).map((fault) => `${id}: ${fault}`));
  }
  return faults;
}

/** Tables of several modules as one; a route that two modules define is a fault of the code. */
export function joinTables(...tables: readonly RouteTable[]): RouteTable {
  const joined: Record<string, RouteHandler> = {};
  for (const table of tables)
    for (const [id, handler] of Object.entries(table)) {
      if (Object.hasOwn(joined, id)) throw new Error(`two handlers for ${id}`);
      joined[id] = handler;
    }
  return joined;
}
