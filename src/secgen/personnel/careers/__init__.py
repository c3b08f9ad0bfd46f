"""Careers and mobility: steps, promotion, appraisal, vacancies, contracts, leave of absence, retirement, forecasts."""
