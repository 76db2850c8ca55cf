/** The admin client: every page and its address on one screen. */
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NotFound, PageError, Pending, RootError } from './shell/errors'
import { Frame } from './shell/frame'
import { LanguageProvider, restoreLanguage } from './shell/language'
import { listSearch } from './shell/list-address'
import { queryClient } from './shell/query-client'
import { requireSession } from './shell/session'
import './shell/tokens.css'
import './shell/base.css'

const root = createRootRoute({ errorComponent: RootError })
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  validateSearch: ({ kembali }: { kembali?: string } & SearchSchemaInput) => ({ kembali }),
  component: lazyRouteComponent(() => import('./shell/sign-in'), 'SignIn'),
})
const firstPassword = createRoute({
  getParentRoute: () => root,
  path: '/kata-sandi',
  component: lazyRouteComponent(() => import('./shell/first-password'), 'FirstPassword'),
})

/** All else is for who is signed in. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  beforeLoad: requireSession,
  component: Frame,
})
const worklist = createRoute({
  getParentRoute: () => framed,
  path: '/',
  component: lazyRouteComponent(() => import('./worklist/worklist'), 'Worklist'),
})
const search = createRoute({
  getParentRoute: () => framed,
  path: '/cari',
  validateSearch: ({ q }: { q?: string } & SearchSchemaInput) => ({ q: String(q ?? '') }),
  component: lazyRouteComponent(() => import('./search/search'), 'SearchPage'),
})

const disbursements = createRoute({
  getParentRoute: () => framed,
  path: '/penerimaan',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./disbursements/list'), 'DisbursementList'),
})
const newDisbursement = createRoute({
  getParentRoute: () => framed,
  path: '/penerimaan/baru',
  validateSearch: ({ komitmen }: { komitmen?: string } & SearchSchemaInput) => ({ komitmen }),
  component: lazyRouteComponent(() => import('./disbursements/form'), 'DisbursementForm'),
})
const verification = createRoute({
  getParentRoute: () => framed,
  path: '/penerimaan/verifikasi',
  validateSearch: ({ id }: { id?: string } & SearchSchemaInput) => ({ id }),
  component: lazyRouteComponent(() => import('./disbursements/queue'), 'VerificationQueue'),
})
const disbursement = createRoute({
  getParentRoute: () => framed,
  path: '/penerimaan/$id',
  component: lazyRouteComponent(() => import('./disbursements/page'), 'DisbursementPage'),
})
const coverage = createRoute({
  getParentRoute: () => framed,
  path: '/retret/$id/cakupan',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./coverage/page'), 'CoveragePage'),
})
const entries = createRoute({
  getParentRoute: () => framed,
  path: '/retret/$id/cakupan/entri',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./coverage/entries'), 'EntriesPage'),
})
const users = createRoute({
  getParentRoute: () => framed,
  path: '/pengguna',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./people/list'), 'UserList'),
})
const user = createRoute({
  getParentRoute: () => framed,
  path: '/pengguna/$id',
  component: lazyRouteComponent(() => import('./people/page'), 'UserPage'),
})
const self = createRoute({
  getParentRoute: () => framed,
  path: '/saya',
  component: lazyRouteComponent(() => import('./people/self'), 'Self'),
})
/** Within the frame, so that whoever comes to an old address goes on from there. */
const nowhere = createRoute({ getParentRoute: () => framed, path: '$', component: NotFound })

const pledges = createRoute({
  getParentRoute: () => framed,
  path: '/komitmen',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pledges/list'), 'PledgeList'),
})
const pledge = createRoute({
  getParentRoute: () => framed,
  path: '/komitmen/$id',
  component: lazyRouteComponent(() => import('./pledges/page'), 'PledgePage'),
})
const newPledge = createRoute({
  getParentRoute: () => framed,
  path: '/komitmen/baru',
  component: lazyRouteComponent(() => import('./pledges/form'), 'PledgeForm'),
})
const editPledge = createRoute({
  getParentRoute: () => framed,
  path: '/komitmen/$id/ubah',
  component: lazyRouteComponent(() => import('./pledges/form'), 'EditPledge'),
})
const pledgeQueue = createRoute({
  getParentRoute: () => framed,
  path: '/komitmen/antrean',
  validateSearch: ({ id }: { id?: string } & SearchSchemaInput) => ({ id }),
  component: lazyRouteComponent(() => import('./pledges/queue'), 'PledgeQueue'),
})
const adjustments = createRoute({
  getParentRoute: () => framed,
  path: '/penyesuaian',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./adjustments/list'), 'AdjustmentList'),
})
const adjustment = createRoute({
  getParentRoute: () => framed,
  path: '/penyesuaian/$id',
  component: lazyRouteComponent(() => import('./adjustments/page'), 'AdjustmentPage'),
})
const findings = createRoute({
  getParentRoute: () => framed,
  path: '/retret/$id/temuan',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./findings/list'), 'FindingList'),
})
const reports = createRoute({
  getParentRoute: () => framed,
  path: '/laporan',
  component: lazyRouteComponent(() => import('./reports/list'), 'ReportList'),
})

const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstPassword,
    framed.addChildren([
      worklist,
      search,
      pledges,
      pledge,
      newPledge,
      editPledge,
      pledgeQueue,
      disbursements,
      newDisbursement,
      verification,
      disbursement,
      adjustments,
      adjustment,
      coverage,
      entries,
      findings,
      reports,
      users,
      user,
      self,
      nowhere,
    ]),
  ]),
  basepath: '/admin',
  // Reading ahead at a hover would keep a session alive that nobody uses.
  defaultPreload: false,
  // All of an address is text: a number of a letter is no number.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    return said.length === 0 ? '' : `?${new URLSearchParams(said as [string, string][])}`
  },
  defaultPendingComponent: Pending,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

restoreLanguage()
const page = document.getElementById('page')
if (page === null) throw new Error('index.html has the place')
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
