import { App, ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import { createBrowserRouter, Navigate, type RouteObject, RouterProvider } from 'react-router';
import { theme } from '../ui/theme.ts';
import { deskModules } from './modules.ts';
import { Shell } from './shell/shell.tsx';
import { Lost, Signed } from './shell/signed.tsx';
import '../ui/look.css';
import './shell/shell.css';

const prints: RouteObject[] = deskModules.flatMap((module) => module.prints ?? []);
const pages: RouteObject[] = deskModules.flatMap((module) => module.pages);

const router = createBrowserRouter([
  { path: '/login', HydrateFallback: () => null, lazy: () => import('./shell/login.tsx') },
  { path: '/login/password', HydrateFallback: () => null, lazy: () => import('./shell/password.tsx') },
  {
    path: '/login/lost-password',
    HydrateFallback: () => null,
    lazy: () => import('./shell/lost-password.tsx'),
  },
  { path: '/login/code', HydrateFallback: () => null, lazy: () => import('./shell/code.tsx') },
  {
    path: '/login/second-factor',
    HydrateFallback: () => null,
    lazy: () => import('./shell/second-factor.tsx'),
  },
  {
    path: '/desk',
    HydrateFallback: () => null,
    element: (
      <Signed>
        <Shell />
      </Signed>
    ),
    errorElement: <Lost />,
    children: [...pages, { path: '*', element: <Lost notFound /> }],
  },
  {
    path: '/print',
    HydrateFallback: () => null,
    element: <Signed bare />,
    errorElement: <Lost />,
    children: prints,
  },
  { path: '*', element: <Navigate to="/desk" replace /> },
]);

/** The server writes a fresh nonce into the page; styles that antd makes carry it, others are not let in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Some of antd's parts make styles without asking for the nonce: every style made by our own scripts gets it. */
if (nonce)
  document.createElement = new Proxy(document.createElement, {
    apply(make, self, given) {
      const made: unknown = Reflect.apply(make, self, given);
      if (made instanceof HTMLStyleElement) made.nonce = nonce;
      return made;
    },
  });

/** The pages of clerks, institutions, employers, finance and auditors. */
export default function Desk() {
  return (
    <ConfigProvider
      locale={chinese}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      virtual
      popupMatchSelectWidth={false}
    >
      <App message={{ duration: 2, top: 64 }}>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
