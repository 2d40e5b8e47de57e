import { QueryClient } from '@tanstack/react-query';
import { Fault } from './index.ts';

/** One memory of answers a visit. Only a broken network is tried again by itself. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, fault) => fault instanceof Fault && !fault.isSettled && times < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
