"""Addresses of tasks and of publishing a desk."""

from django.urls import path

from dondoc.office.tasks import views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("publish/<number:number>/", views.publish, name="publish"),
    path("publish/<number:number>/do/", views.publish_do, name="publish-do"),
    path("sheets/<number:number>/<number:unit>.<slug:kind>", views.sheet, name="sheet"),
    path("<number:number>/", views.task, name="task"),
    path("<number:number>/star/", views.star, name="task-star"),
    path("<number:number>/evidence/<number:progress>/", views.evidence, name="task-evidence"),
    path("<number:number>/<slug:step>/", views.step, name="task-step"),
]
