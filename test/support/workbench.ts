/** The widgets of the admin client on pages of their own, built from admin/workbench and served as the service serves. */
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { root } from './process.ts'

interface Asset {
  content: string | Uint8Array
  type: string
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** The policy of /admin (src/platform/http/admin.ts): a widget that needs a wider one fails here too. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"

let assets: Promise<Map<string, Asset>> | undefined

/** Built once a worker: what is built is the sources of today, whatever lies in dist. */
async function build(): Promise<Map<string, Asset>> {
  const { build: bundle } = await import('vite')
  const folder = path.join(root, 'admin/workbench')
  const made = await bundle({
    root: folder,
    base: '/admin/',
    configFile: false,
    logLevel: 'error',
    build: { write: false, assetsInlineLimit: 0, minify: false },
  })
  const outputs = [made].flat().flatMap((each) => ('output' in each ? each.output : []))
  return new Map(
    outputs.map((file) => [
      `/admin/${file.fileName}`,
      {
        content: file.type === 'chunk' ? file.code : file.source,
        type: TYPES[path.extname(file.fileName)] ?? 'application/octet-stream',
      },
    ]),
  )
}

export interface Workbench {
  app: { server: Server }
}

/** A workbench for the tests of one file. `visit` takes it as it takes a service. */
export function servesWorkbench(): Workbench {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://workbench')
    assets ??= build()
    const built = await assets
    const asset =
      built.get(pathname) ?? (pathname.includes('/assets/') ? undefined : built.get('/admin/index.html'))
    response.setHeader('content-security-policy', POLICY)
    if (asset) response.setHeader('content-type', asset.type).end(asset.content)
    else response.writeHead(404).end()
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  return { app: { server } }
}
