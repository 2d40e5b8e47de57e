import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queries } from './client/queries.ts';

/**
 * Two entries of one application, each loading only its own code: staff pages (with antd) and public pages. The phone
 * has a page of its own (phone.tsx). A link from one entry to another is a plain link.
 */
const Desk = lazy(() => import('./desk/index.tsx'));
const Public = lazy(() => import('./public/index.tsx'));

const ENTRIES: readonly (readonly [RegExp, ComponentType])[] = [
  [/^\/(desk|login|print)(\/|$)/, Desk],
  [/^\//, Public],
];

const Entry = ENTRIES.find(([paths]) => paths.test(location.pathname))?.[1] ?? Public;
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Suspense fallback={null}>
          {Entry === Desk ? (
            <Desk />
          ) : (
            <BrowserRouter>
              <Entry />
            </BrowserRouter>
          )}
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  );
