"""Addresses of tasks and of publishing a desk."""

from django.urls import path

from dondoc.office.tasks import views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("publish/<int:number>/", views.publish, name="publish"),
    path("sheets/<int:number>/<int:unit>.<slug:kind>", views.sheet, name="sheet"),
    path("<int:number>/", views.task, name="task"),
    path("<int:number>/star/", views.star, name="task-star"),
    path("<int:number>/evidence/<int:progress>/", views.evidence, name="task-evidence"),
    path("<int:number>/<slug:step>/", views.step, name="task-step"),
]
