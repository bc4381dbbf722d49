import type { ReportDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

type ReportProofProps = { report: ReportDetail['report']; signature: NonNullable<ReportDetail['signature']> }

/** By what anybody can verify a report without the portal. */
export function ReportProof({ report, signature }: ReportProofProps) {
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
          ; <code className="font-mono">scripts/verify-receipt.mjs</code> verifies a file with them. It names
          teammates and nobody else: people are counted, or stand in it by id.
        </p>
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
          <dt>Report</dt>
          <dd className="font-mono break-all">{report.id}</dd>
          <dt>Key</dt>
          <dd className="font-mono break-all">{signature.kid}</dd>
          <dt>Signature</dt>
          <dd className="font-mono break-all">{signature.value}</dd>
        </dl>
      </CardBody>
    </Card>
  )
}
