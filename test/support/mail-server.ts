/** A mail server as a province runs one, and what was sent to it. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { ownCertificate, ownKey } from './own-certificate.ts'

export interface Mail {
  to: string
  /** Decoded, headers and all. */
  text: string
}

export interface MailServer {
  url: string
  mails: Mail[]
  /** What it answers to a mail, instead of taking it. */
  refuse: { code: number | null }
  stop(): Promise<void>
}

export interface MailServerTerms {
  port?: number
  /** With a certificate of its own: from the first byte, or once the client asks for it. */
  tls?: 'implicit' | 'starttls'
  /** Without, everybody may send. */
  login?: { user: string; password: string }
}

export async function aMailServer({ port = 0, tls, login }: MailServerTerms = {}): Promise<MailServer> {
  const mails: Mail[] = []
  const refuse: MailServer['refuse'] = { code: null }
  const server = new SMTPServer({
    authOptional: login === undefined,
    ...(tls === undefined
      ? { disabledCommands: ['STARTTLS'] }
      : { secure: tls === 'implicit', cert: ownCertificate, key: ownKey }),
    onAuth({ username, password }, session, done) {
      const isRight = username === login?.user && password === login?.password && session.secure
      done(isRight ? null : Object.assign(new Error('ditolak'), { responseCode: 535 }), { user: username })
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (refuse.code !== null)
        return done(Object.assign(new Error('ditolak'), { responseCode: refuse.code }))
      const [to = { address: '' }] = session.envelope.rcptTo
      mails.push({ to: to.address, text: decoded(Buffer.concat(chunks).toString()) })
      done()
    },
  })
  // A client that trusts it not hangs up in the middle.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: own } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(stop)
  const url = new URL(`${tls === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${own}`)
  if (login) Object.assign(url, { username: login.user, password: login.password })
  return { url: url.href.replace(/\/$/, ''), mails, refuse, stop }
}

/** Quoted-printable as nodemailer writes it, in headers and body. */
function decoded(mail: string): string {
  const bytes = mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => text.replaceAll('_', ' '))
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
