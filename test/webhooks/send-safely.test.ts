/** Where nothing is sent, whatever address somebody chose. */
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isPublic } from '../../src/platform/shared/addresses.ts'
import { NotSent, sendSafely } from '../../src/webhooks/send-safely.ts'

async function aServer(): Promise<{ port: number; requests: () => number }> {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.writeHead(204).end()
  })
  // On both families, as a service of this machine listens.
  await new Promise<void>((resolve) => server.listen(0, '::', resolve))
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, requests: () => requests }
}

const send = (url: string, networks: string[] = []) =>
  sendSafely(url, { body: '{}', headers: {}, withinMs: 2_000, networks })

describe('an address that is not public', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '0.0.0.0',
    'localhost',
    'localhost.',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
  ])('%s: nothing is sent to it, whatever way it is written', async (host) => {
    const { port, requests } = await aServer()

    for (const protocol of ['http', 'https'])
      await expect(send(`${protocol}://${host}:${port}/`)).rejects.toThrow(NotSent)
    expect(requests()).toBe(0)
  })

  it.each(['http://127.0.0.1', 'http://localhost'])(
    '%s is sent to where the operator names it',
    async (host) => {
      const { port, requests } = await aServer()

      expect(await send(`${host}:${port}/`, ['127.0.0.0/8', '::1'])).toEqual({ status: 204, retryAfter: 0 })
      expect(requests()).toBe(1)
    },
  )
})

/** Writes to whoever connects, as soon as anything arrives, until they leave. */
async function aTalker(talk: (socket: Socket) => void): Promise<{ url: string; written: () => number }> {
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => talk(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    written: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  }
}

it.each(['[64:ff9b::127.0.0.1]', '[2002:7f00:1::1]'])(
  'a network that the operator names is not reached through a gateway: %s',
  async (host) => {
    const { port } = await aServer()

    await expect(send(`http://${host}:${port}/`, ['127.0.0.0/8'])).rejects.toThrow('not public')
  },
)

describe('an answer that never comes to a status', () => {
  const loopback = ['127.0.0.0/8']
  const interim = 'HTTP/1.1 100 Continue\r\n\r\n'

  it('is given up after a few interim answers, of which little is read', async () => {
    const { url, written } = await aTalker(function flood(socket) {
      while (!socket.destroyed)
        if (!socket.write(interim.repeat(2_000))) return void socket.once('drain', () => flood(socket))
    })

    await expect(send(url, loopback)).rejects.toThrow('answered nothing but 1xx')
    expect(written()).toBeLessThan(20 * 1024 * 1024)
  })

  it('is given up where it would speak another protocol', async () => {
    const { url } = await aTalker((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    )

    await expect(send(url, loopback)).rejects.toThrow('101')
  })

  it.each([
    ['the end', (socket: Socket) => socket.end(), NotSent],
    ['an interim answer and the end', (socket: Socket) => socket.end(interim), NotSent],
    ['what is no HTTP', (socket: Socket) => socket.end('SSH-2.0-x\r\n'), 'answered no HTTP'],
    ['nothing', () => {}, 'no answer within'],
  ] as const)('is given up after %s', async (_, talk, why) => {
    const { url } = await aTalker(talk)

    await expect(send(url, loopback)).rejects.toThrow(why)
  })
})

it('what is public is so by its range, whatever wraps it', () => {
  const inside = [
    ...['10.0.0.1', '172.16.5.4', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.2.1', '198.18.0.1'],
    ...[
      '224.0.0.1',
      '255.255.255.255',
      '240.0.0.1',
      'fe80::1',
      'fd00::1',
      'fec0::1',
      '::ffff:10.0.0.1',
      '::10.0.0.1',
    ],
    ...[
      '64:ff9b::10.0.0.1',
      '64:ff9b:1::a00:1',
      '2002:a00:1::',
      '2001:0:a00:1::',
      '2001:db8::1',
      'ff02::1',
      'bukan',
    ],
  ]

  expect(inside.filter(isPublic)).toEqual([])
  expect(['8.8.8.8', '103.1.2.3', '2404:6800:4003::1'].filter((each) => !isPublic(each))).toEqual([])
})

it('a redirect is an answer, and is not followed', async () => {
  const inner = await aServer()
  const outer = createServer((_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/`, 'retry-after': '7' }).end()
  })
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void outer.close())
  const { port } = outer.address() as AddressInfo

  expect(await send(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toEqual({ status: 307, retryAfter: 7 })
  expect(inner.requests()).toBe(0)
})

it('a name that leads nowhere, and a port where nobody listens, are told in a few words', async () => {
  await expect(send('https://tidak-ada.invalid/')).rejects.toThrow(/^not reached: E/)
  await expect(send('http://127.0.0.1:9/', ['127.0.0.1'])).rejects.toThrow('not reached: ECONNREFUSED')
})
