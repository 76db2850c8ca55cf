import { z } from 'zod'
import { pageWithTotals, Search, sortBy, withTotals } from '../platform/shared/list-query.ts'
import { uploadOf } from '../platform/shared/uploads.ts'
import { Id, Instant, PageQuery, ShortText } from '../platform/shared/wire.ts'
import { attachableType, attachmentKind } from './attachments.table.ts'
import { documentMediaType, MAX_DOCUMENT_BYTES } from './documents.table.ts'

export const NewDocument = uploadOf(
  { title: ShortText.optional().meta({ description: 'What it is, in words.' }) },
  {
    id: 'NewDocument',
    description: 'A PDF, JPEG or PNG of at most 10 MiB: by its content, whatever it is called.',
    examples: [{ file: '%PDF-1.7 …', title: 'Surat tanda setoran 14 Mei 2025' }],
  },
)

/** A field that names a stored document. */
export const DocumentId = Id.meta({
  description: 'A stored document (`POST /v1/documents`) that you may see.',
})

const fields = {
  id: Id,
  name: z.string().meta({
    description:
      'As it was called when uploaded, without what is unsafe; ends with an extension of its type.',
  }),
  title: z.string().nullable(),
  mediaType: z.enum(documentMediaType.enumValues).meta({ description: 'By its content.' }),
  size: z.int().min(1).max(MAX_DOCUMENT_BYTES).meta({ description: 'Bytes.' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 of the content, hexadecimal.' }),
  uploadedBy: Id.meta({ description: 'The person who uploaded it first.' }),
  createdAt: Instant,
}
const example = {
  id: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f',
  name: 'STS-0451.pdf',
  title: 'Surat tanda setoran 14 Mei 2025',
  mediaType: 'application/pdf',
  size: 184_320,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  uploadedBy: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
  createdAt: '2025-05-14T03:00:00.000Z',
}

export const Document = z.object(fields).meta({ id: 'Document', examples: [example] })
export type Document = z.infer<typeof Document>
export const DocumentPage = pageWithTotals(Document).meta({ id: 'DocumentPage' })

export const DocumentQuery = PageQuery.extend({
  sha256: fields.sha256.optional().meta({ description: 'The document with this content, if it is stored.' }),
  q: Search.optional().meta({ description: 'In the name of the file or its title.' }),
  sort: sortBy(),
  ...withTotals,
})
export type DocumentQuery = z.infer<typeof DocumentQuery>

export const DocumentUse = z
  .object({
    type: z.enum([...attachableType.enumValues, 'company']),
    id: Id,
    label: z
      .string()
      .meta({ description: 'What people call the record: the number on its paper, its code, or its name.' }),
    kind: z.enum(attachmentKind.enumValues).meta({ description: 'As what it serves the record.' }),
  })
  .meta({ id: 'DocumentUse' })
export type DocumentUse = z.infer<typeof DocumentUse>
export const DocumentUses = z.array(DocumentUse).meta({
  id: 'DocumentUses',
  examples: [
    [
      {
        type: 'disbursement',
        id: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
        label: 'STS/0451/2025',
        kind: 'evidence',
      },
    ],
  ],
})

export const UploadedDocument = z
  .object({
    ...fields,
    alreadyStored: z
      .boolean()
      .meta({ description: 'Whether this content was there before: then it is that document.' }),
  })
  .meta({ id: 'UploadedDocument', examples: [{ ...example, alreadyStored: false }] })
export type UploadedDocument = z.infer<typeof UploadedDocument>

export const MAX_LINKS = 200

export const LinkedDocument = z
  .object({
    ...fields,
    links: z
      .array(
        z.object({
          kind: z.enum([
            'receipt_evidence',
            'refund_evidence',
            'agreement',
            'letter',
            'amendment',
            'succession',
            'attachment',
          ]),
          recordId: Id.meta({ description: 'The disbursement, pledge, adjustment or company.' }),
          retreatId: Id.nullable(),
        }),
      )
      .meta({ description: `The records that name it now and that you may see, at most ${MAX_LINKS}.` }),
  })
  .meta({
    id: 'LinkedDocument',
    examples: [
      {
        ...example,
        links: [
          {
            kind: 'receipt_evidence',
            recordId: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
            retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
          },
        ],
      },
    ],
  })
export type LinkedDocument = z.infer<typeof LinkedDocument>
