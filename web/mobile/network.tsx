import { useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { slowNetwork } from '../client/index.ts';
import { words } from './words.ts';

function subscribeToNetwork(watcher: () => void): () => void {
  addEventListener('online', watcher);
  addEventListener('offline', watcher);
  return () => {
    removeEventListener('online', watcher);
    removeEventListener('offline', watcher);
  };
}

/**
 * On every page: says that there is no network and what is kept, or that the network is slow. Silent otherwise. Pages made
 * to work without a network say it at length on the first of them alone.
 */
export function NetworkState() {
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const { pathname } = useLocation();
  const isShort = pathname.startsWith('/m/visits/') || pathname.startsWith('/m/teach/');
  const isSlow = useSyncExternalStore(slowNetwork.subscribe, slowNetwork.isSlow);
  return (
    <p className="network" role="status" data-silent>
      {isOnline ? (isSlow ? words.slow : null) : isShort ? words.noNetworkShort : words.noNetwork}
    </p>
  );
}
