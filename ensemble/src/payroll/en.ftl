# Employment and the monthly payroll
