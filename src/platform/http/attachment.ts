import type { FastifyReply } from 'fastify'

/** Papers that others sent: nothing of them is ever shown as a page of this service, or kept on the way. */
const protectiveHeaders = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

interface Paper {
  name: string
  type: string
  content: Buffer
}

/** Answers a file of which the content came from outside, to be saved and not shown. */
export function sendPaper(reply: FastifyReply, { name, type, content }: Paper): FastifyReply {
  return reply
    .headers(protectiveHeaders)
    .header('content-disposition', attachmentNamed(name))
    .type(type)
    .send(content)
}

/** The name twice (RFC 6266): for every client, and as it really is (RFC 8187) for those that read UTF-8. */
function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["%\\]/g, '_')
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
