import type { ReceiptDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { moment } from '@/core/receipts/words'

/** By what anybody can verify a receipt without the portal. */
export function ReceiptProof({ receipt, signature }: Pick<ReceiptDetail, 'receipt' | 'signature'>) {
  return (
    <Card className="break-inside-avoid">
      <CardHeader>
        <CardTitle>Signature</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-3 text-xs text-muted">
        <p className="max-w-prose">
          The JSON file is signed with Ed25519 over its canonical form (RFC 8785). The public keys are at{' '}
          <a href="/.well-known/rollcall-receipts.json" className="underline underline-offset-4">
            /.well-known/rollcall-receipts.json
          </a>
          ; <code className="font-mono">scripts/verify-receipt.mjs</code> verifies a file with them.
        </p>
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
          <dt>Receipt</dt>
          <dd className="font-mono break-all">{receipt.id}</dd>
          <dt>Revision</dt>
          <dd>
            {receipt.revision}
            {receipt.amends && `, instead of ${receipt.amends}`}
          </dd>
          <dt>Issued</dt>
          <dd>{moment(receipt.issuedAt)}</dd>
          <dt>Key</dt>
          <dd className="font-mono break-all">{signature.kid}</dd>
          <dt>Signature</dt>
          <dd className="font-mono break-all">{signature.value}</dd>
        </dl>
      </CardBody>
    </Card>
  )
}
