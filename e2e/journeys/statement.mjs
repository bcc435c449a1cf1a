// A bank statement as a bank would write it: camt.053.001.02, written here by hand and not by the program under test.

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const amount = (cents) => `${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
const sign = (cents) => (cents < 0 ? 'DBIT' : 'CRDT');

/** @param {{id: string, day: string, iban: string, opening: number, entries: {cents: number, name: string, reference?: string, purpose?: string, iban?: string}[]}} of */
export function statement({ id, day, iban, opening, entries }) {
  const closing = opening + entries.reduce((sum, entry) => sum + entry.cents, 0);
  const balance = (code, cents) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${sign(cents)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const remittance = (entry) =>
    entry.reference
      ? `<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${entry.reference}</Ref></CdtrRefInf></Strd></RmtInf>`
      : `<RmtInf><Ustrd>${escape(entry.purpose ?? '')}</Ustrd></RmtInf>`;
  const side = (entry) => (entry.cents < 0 ? 'Cdtr' : 'Dbtr');
  const party = (entry) =>
    `<RltdPties><${side(entry)}><Nm>${escape(entry.name)}</Nm></${side(entry)}>` +
    (entry.iban ? `<${side(entry)}Acct><Id><IBAN>${entry.iban}</IBAN></Id></${side(entry)}Acct>` : '') +
    '</RltdPties>';
  const line = (entry, at) =>
    `<Ntry><Amt Ccy="EUR">${amount(entry.cents)}</Amt><CdtDbtInd>${sign(entry.cents)}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>` +
    `<AcctSvcrRef>${id}-${at + 1}</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>${party(entry)}${remittance(entry)}</TxDtls></NtryDtls></Ntry>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>' +
    `<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr>` +
    `<Stmt><Id>${id}</Id><CreDtTm>${day}T20:00:00</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id></Acct>` +
    balance('OPBD', opening) + balance('CLBD', closing) + entries.map(line).join('') +
    '</Stmt></BkToCstmrStmt></Document>'
  );
}
