//! The main line of the flow: current wage, then one-off payments.

use super::oneoff;
use super::provision::{self, Provision};
use super::relief;
use super::{PapInput, PapOutput, Steps, tariff};
use crate::StatuteError;
use crate::params::{Flow, IncomeTax};
use crate::rate::up;

/// What stays the same during one run.
pub(super) struct Run<'a> {
    pub(super) law: &'a IncomeTax,
    pub(super) input: &'a PapInput,
    /// The factor in thousandths; 1000 without the factor procedure.
    pub(super) factor: i64,
    /// 1 basic tariff, 2 splitting (class III).
    pub(super) splitting: i64,
}

/// The yearly wage and what is taken off before the fixed allowances; cents (`MRE4ABZ`).
#[derive(Clone, Copy)]
pub(super) struct Wage {
    pub(super) zre4j: i64,
    pub(super) zre4: i64,
    pub(super) zvbez: i64,
}

/// The fixed allowances in cents (`MZTABFB`).
#[derive(Clone, Copy)]
pub(super) struct Fixed {
    pub(super) anp: i64,
    pub(super) fvbz: i64,
    pub(super) kfb: i64,
    pub(super) ztabfb: i64,
}

/// The yearly tax and how it came about (`MLSTJAHR`): income and provision in cents, tax in euro.
#[derive(Clone, Copy)]
pub(super) struct YearTax {
    pub(super) zve: i64,
    pub(super) tax: i64,
    pub(super) provision: Provision,
}

pub(super) fn run(law: &IncomeTax, input: &PapInput) -> Result<PapOutput, StatuteError> {
    let factor = if input.af == 0 { 1000 } else { input.f.0 };
    let splitting = if input.stkl == 3 { 2 } else { 1 };
    let run = Run { law, input, factor, splitting };
    let mut output = current(&run)?;
    if input.sonstb != 0 || input.mbv != 0 {
        oneoff::add(&run, &mut output)?;
    }
    Ok(output)
}

/// `MRE4JL`, `MRE4`, `MRE4ABZ`, `MBERECH`: the tax on the current wage.
fn current(run: &Run<'_>) -> Result<PapOutput, StatuteError> {
    let input = run.input;
    let zre4j = run.yearly(input.re4);
    let zvbezj = run.yearly(input.vbez);
    let reliefs = relief::of(run, input.lzz, input.zmvb, zre4j, zvbezj, 0)?;
    let less = run.yearly(input.lzzfreib);
    let more = run.yearly(input.lzzhinzu);
    let wage = run.wage(zre4j, zvbezj, reliefs.fvb, reliefs.alte, less, more);
    let fixed = run.fixed(reliefs.fvbz, &wage);
    let year = run.year_tax(&wage, fixed.ztabfb, wage.zre4j);
    let lstjahr = run.with_factor(year.tax);
    let jbmg = if input.zkf.0 > 0 { run.with_factor(run.year_tax(&wage, fixed.ztabfb + fixed.kfb, wage.zre4j).tax) } else { lstjahr };
    let mut output = PapOutput { lstlzz: run.share(lstjahr * 100), ..PapOutput::default() };
    output.solzlzz = run.share(run.soli_year(jbmg));
    output.bk = if input.r > 0 { run.share(jbmg * 100) } else { 0 };
    output.further.vfrb = fixed.anp + reliefs.fvb + fixed.fvbz;
    output.further.wvfrb = run.above_basic_allowance(year.zve);
    output.further.vkvlzz = run.share(year.provision.private_2025);
    output.steps = Steps {
        zre4j,
        zre4: wage.zre4,
        ztabfb: fixed.ztabfb,
        vsp: year.provision.vsp,
        zve: year.zve,
        lstjahr: lstjahr * 100,
        jbmg: jbmg * 100,
    };
    Ok(output)
}

impl Run<'_> {
    /// A pay period's amount extrapolated to the year, cents truncated (§ 39b Abs. 2 Satz 2, 10).
    fn yearly(&self, cents: i64) -> i64 {
        match self.input.lzz {
            1 => cents,
            2 => cents * 12,
            3 => cents * 360 / 7,
            _ => cents * 360,
        }
    }

    /// A pay period's share of a yearly amount, cents truncated (`UPANTEIL`).
    fn share(&self, year_cents: i64) -> i64 {
        match self.input.lzz {
            1 => year_cents,
            2 => year_cents / 12,
            3 => year_cents * 7 / 360,
            _ => year_cents / 360,
        }
    }

    /// `MRE4ABZ`.
    pub(super) fn wage(&self, zre4j: i64, zvbezj: i64, fvb: i64, alte: i64, less: i64, more: i64) -> Wage {
        let zre4 = (zre4j - fvb - alte - less + more).max(0);
        Wage { zre4j, zre4, zvbez: (zvbezj - fvb).max(0) }
    }

    /// `MZTABFB`: allowance for expenses, special expenses, single parents, children.
    pub(super) fn fixed(&self, fvbz: i64, wage: &Wage) -> Fixed {
        let law = self.law;
        let class = self.input.stkl;
        let mut fvbz = if wage.zvbez < fvbz { wage.zvbez / 100 * 100 } else { fvbz };
        let mut anp = 0;
        if class < 6 {
            if wage.zvbez > 0 {
                let most = law.pension_allowance * 100;
                let rest = wage.zvbez - fvbz;
                anp = if rest < most { up(rest, 100) * 100 } else { most };
            }
            if wage.zre4 > wage.zvbez {
                let most = law.employee_allowance * 100;
                let rest = wage.zre4 - wage.zvbez;
                anp = if rest < most { up(anp + rest, 100) * 100 } else { anp + most };
            }
        } else {
            fvbz = 0;
        }
        let sap = if class < 6 { law.special_expenses * 100 } else { 0 };
        let efa = if class == 2 { law.single_parent * 100 } else { 0 };
        let child = match class {
            1..=3 => law.child,
            4 => law.child_class4,
            _ => 0,
        };
        let kfb = self.input.zkf.0 * child / 1000 * 100;
        Fixed { anp, fvbz, kfb, ztabfb: efa + anp + sap + fvbz }
    }

    /// `MLSTJAHR`: taxable income and the tax on it.
    pub(super) fn year_tax(&self, wage: &Wage, allowances: i64, zre4vp: i64) -> YearTax {
        let provision = provision::of(self, zre4vp);
        let zve = wage.zre4 - allowances - provision.vsp;
        let (zve, tax) = self.tax_on(zve);
        YearTax { zve, tax, provision }
    }

    /// `UPMLST`: the tax in euro on a taxable income in cents; less than one euro counts as none.
    pub(super) fn tax_on(&self, zve: i64) -> (i64, i64) {
        let zve = if zve < 100 { 0 } else { zve };
        let whole = zve / self.splitting / 100;
        let tax = if self.input.stkl < 5 {
            tariff::basic(self.law, whole * 100) * self.splitting
        } else {
            tariff::class_5_and_6(self.law, whole)
        };
        (zve, tax)
    }

    /// The factor of class IV, whole euro truncated (§ 39f EStG).
    pub(super) fn with_factor(&self, euro: i64) -> i64 {
        euro * self.factor / 1000
    }

    /// Solidarity surcharge a year in cents on a yearly tax in euro (`MSOLZ`, §§ 3, 4 SolZG).
    fn soli_year(&self, jbmg: i64) -> i64 {
        let free = self.soli_free();
        if jbmg <= free {
            return 0;
        }
        let full = jbmg * self.law.soli_ppm / 10_000;
        let mitigated = (jbmg - free) * self.law.soli_mitigation_ppm / 10_000;
        full.min(mitigated)
    }

    /// Yearly tax in euro up to which no surcharge is due.
    pub(super) fn soli_free(&self) -> i64 {
        self.law.soli_free * self.splitting
    }

    /// Taxable income above the basic allowance, for agreements on double taxation.
    pub(super) fn above_basic_allowance(&self, zve: i64) -> i64 {
        (zve - self.law.basic_allowance * 100).max(0)
    }

    /// Whether the flow is that of 2025.
    pub(super) fn of_2025(&self) -> bool {
        self.law.flow == Flow::Y2025
    }
}
