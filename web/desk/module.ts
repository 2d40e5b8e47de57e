import type { RouteObject } from 'react-router';
import type { RouteId } from '../client/index.ts';

export type NavigationGroup = 'work' | 'needs' | 'records' | 'money' | 'law' | 'system';

/** An entry of the navigation. The frame hands those that a person may use to the page within it. */
export interface NavigationLink {
  readonly to: string;
  readonly label: string;
  readonly group: NavigationGroup;
  /** Shown to those who may call this route. */
  readonly needs: RouteId;
}

/** A module of the staff pages: its rows of the navigation, its pages under /desk and its printed forms under /print. */
export interface DeskModule {
  readonly navigation?: readonly NavigationLink[];
  /** Lazy routes: `{ path: 'classes', lazy: () => import('./classes.tsx') }`; the module exports `Component`. */
  readonly pages: readonly RouteObject[];
  readonly prints?: readonly RouteObject[];
}
