/** A proxy in front of a service that compresses answers, and changes their ETags as others do. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'
import { onTestFinished } from 'vitest'

/** How proxies that are in use change the ETag of an answer that they compress. */
export const markings: Record<string, (etag: string) => string> = {
  'nginx weakens it': (etag) => `W/${etag}`,
  'Apache appends -gzip': (etag) => etag.replace(/"$/, '-gzip"'),
  'Apache and Caddy append -br': (etag) => etag.replace(/"$/, '-br"'),
  'Caddy appends -zstd': (etag) => etag.replace(/"$/, '-zstd"'),
  'Jetty appends --gzip': (etag) => etag.replace(/"$/, '--gzip"'),
  'others append ;gzip': (etag) => etag.replace(/"$/, ';gzip"'),
  'two in a row append -gzip and weaken it': (etag) => `W/${etag.replace(/"$/, '-gzip"')}`,
}

/** Listens until the test is over; answers its address. */
export async function compressingProxy(
  service: AddressInfo,
  mark: (etag: string) => string,
): Promise<string> {
  const proxy = createServer((incoming, outgoing) => forward(incoming, outgoing, service, mark))
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  service: AddressInfo,
  mark: (etag: string) => string,
): void {
  const { method, url, headers } = incoming
  const forwarded = request({ host: service.address, port: service.port, method, path: url, headers })
  forwarded.on('response', (answer) => {
    const { etag } = answer.headers
    if (answer.statusCode !== 200) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      return
    }
    delete answer.headers['content-length']
    const marked = etag === undefined ? {} : { etag: mark(etag) }
    outgoing.writeHead(200, { ...answer.headers, ...marked, 'content-encoding': 'gzip' })
    answer.pipe(createGzip()).pipe(outgoing)
  })
  incoming.pipe(forwarded)
}
